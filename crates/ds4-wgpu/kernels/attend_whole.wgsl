const SPLITS: u32 = 0u;
