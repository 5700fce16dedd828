/** Where everything is served from while developing. The production build replaces it everywhere. */
export const localUrl = "https://localhost:3000/";
