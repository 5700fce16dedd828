/** Put in by the build: see webpack.config.js. */
declare const MI_VERSION: string;
/** Root of the help pages, ending in a slash. */
declare const MI_HELP_URL: string;
