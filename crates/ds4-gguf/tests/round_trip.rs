//! What the writer writes, the reader reads.

use std::{fs, io};

use bytes::Bytes;
use ds4_gguf::{Array, ErrorKind, Gguf, Strings, Tensor, TensorType, Value, Writer};

/// One key of every value type and every array type.
fn every_value() -> Vec<(&'static str, Value)> {
    let text: Strings = ["", "Ġthe", "｜DSML｜"].iter().collect();
    vec![
        ("u8", Value::U8(u8::MAX)),
        ("i8", Value::I8(i8::MIN)),
        ("u16", Value::U16(u16::MAX)),
        ("i16", Value::I16(i16::MIN)),
        ("u32", Value::U32(u32::MAX)),
        ("i32", Value::I32(i32::MIN)),
        ("u64", Value::U64(u64::MAX)),
        ("i64", Value::I64(i64::MIN)),
        ("f32", Value::F32(f32::MIN_POSITIVE)),
        ("f64", Value::F64(f64::MAX)),
        ("bool", Value::Bool(false)),
        ("string", "naïve".into()),
        ("u8s", Array::U8(vec![0, 255]).into()),
        ("i8s", Array::I8(vec![-128, 127]).into()),
        ("u16s", Array::U16(vec![0, u16::MAX]).into()),
        ("i16s", Array::I16(vec![i16::MIN, 1]).into()),
        ("u32s", Array::U32(vec![0, u32::MAX]).into()),
        ("i32s", Array::I32(vec![i32::MIN, 1]).into()),
        ("u64s", Array::U64(vec![0, u64::MAX]).into()),
        ("i64s", Array::I64(vec![i64::MIN, 1]).into()),
        ("f32s", Array::F32(vec![0.5, -1e-6]).into()),
        ("f64s", Array::F64(vec![0.5, -1e-300]).into()),
        ("bools", Array::Bool(vec![true, false]).into()),
        ("strings", Array::Strings(text).into()),
        ("empty", Array::F32(vec![]).into()),
    ]
}

fn sample() -> Writer {
    let mut writer = Writer::new();
    for (key, value) in every_value() {
        writer.set(key, value);
    }
    writer.tensor("a.weight", TensorType::F32, &[3]).unwrap();
    writer.tensor("b.weight", TensorType::Q8_0, &[64, 5]).unwrap();
    writer.tensor("c.weight", TensorType::Iq2Xxs, &[256, 2, 3]).unwrap();
    writer
}

/// Fills each tensor with the first letter of its name.
fn letters(tensor: &Tensor, out: &mut dyn io::Write) -> io::Result<()> {
    out.write_all(&vec![tensor.name.as_bytes()[0]; tensor.n_bytes as usize])
}

fn bytes(writer: &Writer) -> Bytes {
    let mut out = Vec::new();
    writer.write(&mut out, letters).unwrap();
    out.into()
}

#[test]
fn every_value_type_and_every_tensor_comes_back() {
    let file = Gguf::from_bytes("sample", bytes(&sample())).unwrap();
    let found: Vec<(&str, Value)> = file.metadata().iter().map(|(key, value)| (key, value.clone())).collect();
    assert_eq!(found, every_value());

    let names: Vec<&str> = file.tensors().iter().map(|tensor| tensor.name.as_str()).collect();
    assert_eq!(names, ["a.weight", "b.weight", "c.weight"]);
    for (tensor, (n_elements, n_bytes)) in file.tensors().iter().zip([(3, 12), (320, 340), (1536, 396)]) {
        assert_eq!((tensor.n_elements(), tensor.n_bytes), (n_elements, n_bytes), "{}", tensor.name);
        assert_eq!(tensor.offset % 32, 0, "{}", tensor.name);
        let data = file.data(tensor);
        assert_eq!(data.len() as u64, n_bytes);
        assert!(data.iter().all(|&byte| byte == tensor.name.as_bytes()[0]), "{}", tensor.name);
    }
    assert_eq!(file.n_bytes() % 32, 0, "the last tensor is padded too");
    assert!(file.tensor("d.weight").is_none());
}

#[test]
fn alignment_is_the_one_in_the_metadata() {
    let file = Gguf::from_bytes("wide", bytes(sample().set("general.alignment", Value::U32(4096)))).unwrap();
    assert!(file.tensors().iter().all(|tensor| tensor.offset % 4096 == 0));

    let error = sample().set("general.alignment", Value::U32(48)).write(io::sink(), letters).unwrap_err();
    assert!(matches!(error.kind, ErrorKind::Alignment { found: 48 }));
}

#[test]
fn setting_a_key_again_replaces_its_value_in_place() {
    let mut writer = Writer::new();
    writer.set("first", Value::U32(1)).set("second", Value::U32(2)).set("first", Value::U32(3));
    let file = Gguf::from_bytes("keys", bytes(&writer)).unwrap();
    let found: Vec<_> = file.metadata().iter().collect();
    assert_eq!(found, [("first", &Value::U32(3)), ("second", &Value::U32(2))]);
}

#[test]
fn a_mapped_file_is_not_copied() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sample.gguf");
    sample().write_file(&path, letters).unwrap();
    let file = Gguf::open(&path).unwrap();
    // A mapping starts on a page, so a pointer into it minus the offset in the file is a multiple of the page size;
    // and it is the same start for every tensor.
    let starts: Vec<usize> =
        file.tensors().iter().map(|t| file.data(t).as_ptr() as usize - t.offset as usize).collect();
    assert!(starts.iter().all(|&start| start == starts[0] && start.is_multiple_of(4096)), "{starts:x?}");

    let data = file.data(&file.tensors()[1]);
    drop(file);
    assert!(data.iter().all(|&byte| byte == b'b'), "a slice keeps the mapping alive");
}

#[test]
fn bytes_in_memory_are_not_copied_either() {
    let memory = bytes(&sample());
    let file = Gguf::from_bytes("memory", memory.clone()).unwrap();
    for tensor in file.tensors() {
        assert_eq!(file.data(tensor).as_ptr(), memory[tensor.offset as usize..].as_ptr());
    }
}

#[test]
fn a_vocabulary_of_full_size_stays_in_the_file() {
    let tokens: Strings = (0..129_280).map(|i| format!("Ġtoken{i}")).collect();
    let merges: Strings = (0..127_741).map(|i| format!("Ġtok en{i}")).collect();
    let mut writer = Writer::new();
    writer.set("tokens", Array::Strings(tokens).into()).set("merges", Array::Strings(merges).into());
    let memory = bytes(&writer);
    let file = Gguf::from_bytes("vocabulary", memory.clone()).unwrap();
    let tokens = file.metadata().strs("tokens").unwrap().unwrap();
    assert_eq!((tokens.len(), tokens[129_279]), (129_280, "Ġtoken129279"));
    assert!(memory.as_ptr_range().contains(&tokens[0].as_ptr()));
}

#[test]
fn the_writer_refuses_impossible_tensors() {
    let mut writer = Writer::new();
    writer.tensor("t", TensorType::F32, &[4]).unwrap();
    let mut fails = |name, ty, dims: &[u64]| writer.tensor(name, ty, dims).unwrap_err().to_string();
    assert_eq!(fails("t", TensorType::F32, &[4]), "new GGUF file: tensor t appears twice");
    assert_eq!(
        fails("u", TensorType::Q2K, &[128, 4]),
        "new GGUF file: tensor u: rows of 128 elements do not divide into Q2_K blocks of 256"
    );
    assert_eq!(fails("u", TensorType::F32, &[]), "new GGUF file: tensor u: 0 dimensions, expected 1 to 4");
}

#[test]
fn a_failed_write_leaves_the_old_file_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sample.gguf");
    fs::write(&path, "old").unwrap();

    let short = |_: &Tensor, out: &mut dyn io::Write| out.write_all(b"too short");
    let error = sample().write_file(&path, short).unwrap_err();
    assert!(matches!(error.kind, ErrorKind::WrittenLength { wanted: 12, got: 9, .. }), "{error}");
    let full = |_: &Tensor, _: &mut dyn io::Write| Err(io::ErrorKind::StorageFull.into());
    let error = sample().write_file(&path, full).unwrap_err().to_string();
    assert!(error.starts_with(&format!("{}: cannot write the file: ", path.display())), "{error}");

    assert_eq!(fs::read(&path).unwrap(), b"old");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no temporary file is left");

    sample().write_file(&path, letters).unwrap();
    assert_eq!(fs::read(&path).unwrap(), bytes(&sample()));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}
