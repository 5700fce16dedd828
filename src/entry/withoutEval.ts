import { config } from "zod";

/** The page's policy forbids code made from strings; zod would try it once and be refused, loudly. Imported before all else. */
config({ jitless: true });
