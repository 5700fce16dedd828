import sample from "../../assets/sample.json";
import type { LaidOutPack } from "../pack/LaidOutPack";
import { sampleWorkbook, type SampleFile } from "../pack/sampleWorkbook";

/** The sample contract; in a chunk of its own, loaded when somebody asks for it. */
export function loadSample(): LaidOutPack {
  return sampleWorkbook(sample as unknown as SampleFile);
}
