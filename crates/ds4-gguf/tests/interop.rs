//! A file written by the Python package `gguf` (see `fixtures/interop.py`).

use std::path::Path;

use ds4_gguf::{Gguf, TensorType, Value};

#[test]
fn reads_what_the_python_package_wrote() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/interop.gguf");
    let file = Gguf::open(&path).unwrap();
    let m = file.metadata();

    assert_eq!(m.str("general.architecture").unwrap(), Some("deepseek4"));
    assert_eq!(m.get("t.u8"), Some(&Value::U8(200)));
    assert_eq!(m.get("t.i8"), Some(&Value::I8(-100)));
    assert_eq!(m.get("t.u16"), Some(&Value::U16(60000)));
    assert_eq!(m.get("t.i16"), Some(&Value::I16(-30000)));
    assert_eq!(m.get("t.u32"), Some(&Value::U32(4_000_000_000)));
    assert_eq!(m.get("t.i32"), Some(&Value::I32(-2_000_000_000)));
    assert_eq!(m.get("t.u64"), Some(&Value::U64(1 << 60)));
    assert_eq!(m.get("t.i64"), Some(&Value::I64(-(1 << 60))));
    assert_eq!(m.get("t.f32"), Some(&Value::F32(1e-6)));
    assert_eq!(m.get("t.f64"), Some(&Value::F64(1e-300)));
    assert_eq!(m.get("t.bool"), Some(&Value::Bool(true)));
    assert_eq!(m.str("t.string").unwrap(), Some("<｜User｜>"));
    assert_eq!(m.u64s("t.ints").unwrap(), Some(vec![0, 0, 4, 128]));
    assert_eq!(m.f64s("t.floats").unwrap(), Some(vec![10.0, 0.5]));
    assert_eq!(m.strs("t.strings").unwrap(), Some(vec!["Ġthe", "", "naïve"]));

    let table: Vec<_> = file.tensors().iter().map(|t| (t.name.as_str(), t.ty, t.dims.as_slice())).collect();
    let expected: [(&str, TensorType, &[u64]); 5] = [
        ("f32.weight", TensorType::F32, &[64, 3]),
        ("f16.weight", TensorType::F16, &[64, 3]),
        ("norm.weight", TensorType::F32, &[5]),
        ("q8_0.weight", TensorType::Q8_0, &[64, 3]),
        ("experts.weight", TensorType::I32, &[4, 3, 2]),
    ];
    assert_eq!(table, expected);

    let data = |name| file.data(file.tensor(name).unwrap());
    assert_eq!(data("f32.weight")[..4], (-11.25f32).to_le_bytes());
    assert_eq!(data("f16.weight")[..2], [0xA0, 0xC9], "-11.25 in f16");
    assert_eq!(data("norm.weight")[16..], 1f32.to_le_bytes());
    assert_eq!(data("q8_0.weight").len(), 6 * 34);
    assert_eq!(data("q8_0.weight")[2] as i8, -127, "the first value is the largest of its block");
    assert_eq!(data("experts.weight")[23 * 4..], 23i32.to_le_bytes());
}
