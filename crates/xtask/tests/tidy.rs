//! This tree, looked at by `cargo xtask tidy`.

use std::process::Command;

#[test]
fn dependencies_point_down() {
    let out = Command::new(env!("CARGO_BIN_EXE_xtask")).arg("tidy").output().unwrap();
    assert!(out.status.success(), "{}{}", String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr));
}
