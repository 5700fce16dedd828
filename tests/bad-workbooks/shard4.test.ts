import { shard } from "./shard";

shard(4, 4);
