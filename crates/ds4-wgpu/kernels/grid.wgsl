// Invocations of a one-dimensional problem, spread over two dimensions because one holds 65,535 workgroups at most.
const GRID_X: u32 = 32768u;

fn linear(workgroup: vec3<u32>) -> u32 {
    return workgroup.y * GRID_X + workgroup.x;
}
