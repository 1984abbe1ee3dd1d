const SPLITS: u32 = 1u;
