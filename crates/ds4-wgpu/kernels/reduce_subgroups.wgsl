// Sums over a workgroup of THREADS, up to N_SUMS of them, with subgroups of any width from 4 up: put_sum by everybody, settle, then sum_of.
var<workgroup> part: array<f32, N_SUMS * (THREADS / 4u)>;
var<private> team_lane: u32;
var<private> team_group: u32;
var<private> team_groups: u32;
//% use team_add

fn put_sum(a: u32, value: f32, t: u32) {
    let sum = team_add(value, t);
    if team_lane == 0u {
        part[a * (THREADS / 4u) + team_group] = sum;
    }
}

fn settle(t: u32) {
    workgroupBarrier();
}

fn sum_of(a: u32) -> f32 {
    var sum = 0.0;
    for (var g = 0u; g < team_groups; g++) {
        sum += part[a * (THREADS / 4u) + g];
    }
    return sum;
}
