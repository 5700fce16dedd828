import { shard } from "./shard";

shard(3, 4);
