// As subgroups of 64 would, for tests: every invocation gets the sum over its subgroup.
var<workgroup> team: array<f32, THREADS>;

fn team_add(value: f32, t: u32) -> f32 {
    workgroupBarrier();
    team[t] = value;
    workgroupBarrier();
    var sum = 0.0;
    for (var i = t / 64u * 64u; i < min(t / 64u * 64u + 64u, THREADS); i++) {
        sum += team[i];
    }
    return sum;
}
