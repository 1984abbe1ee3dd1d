fn team_add(value: f32, t: u32) -> f32 {
    return subgroupAdd(value);
}
