/**
 * Property tests draw the same cases in every run, so that a red run can be repeated and a green one means the same
 * everywhere. `FC_SEED=random npm test` (or a number) draws others.
 */
import fc from "fast-check";

const wanted = process.env["FC_SEED"];
if (wanted !== "random") fc.configureGlobal({ seed: Number(wanted ?? 20_261_121) });
