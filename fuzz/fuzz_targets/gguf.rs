//! Arbitrary bytes as a GGUF file: parsing never panics, everything a parsed file offers can be used, and what the
//! reader understood survives being written and read again.

#![no_main]

use bytes::Bytes;
use ds4_gguf::{Gguf, Value, Writer};
use libfuzzer_sys::fuzz_target;

/// A file may ask for gigabytes of padding; writing them is not what is tested.
const ALIGNMENT_MAX: u32 = 4096;

fuzz_target!(|bytes: &[u8]| {
    let Ok(file) = Gguf::from_bytes("fuzz", Bytes::copy_from_slice(bytes)) else { return };
    walk(&file);
    match file.metadata().get("general.alignment") {
        None => {}
        Some(Value::U32(alignment)) if *alignment <= ALIGNMENT_MAX => {}
        // The reader takes any integer, the writer only the type that the format prescribes.
        Some(_) => return,
    }
    let once = Gguf::from_bytes("once", rewrite(&file)).expect("what was written can be read");
    walk(&once);
    let twice = Gguf::from_bytes("twice", rewrite(&once)).expect("what was written can be read");
    assert!(rewrite(&once) == rewrite(&twice), "writing what was read changes nothing");
});

fn walk(file: &Gguf) {
    let m = file.metadata();
    for (key, value) in m.iter() {
        assert!(m.get(key).is_some_and(|found| std::ptr::eq(found, value)));
        let _ = (m.u64(key), m.f64(key), m.bool(key), m.str(key).is_ok());
        let _ = (m.u64s(key), m.f64s(key), m.strs(key).is_ok());
    }
    for tensor in file.tensors() {
        assert!(file.tensor(&tensor.name) == Some(tensor));
        assert!(tensor.n_elements() > 0);
        assert!(file.data(tensor).len() as u64 == tensor.n_bytes);
    }
}

fn rewrite(file: &Gguf) -> Bytes {
    let mut writer = Writer::new();
    for (key, value) in file.metadata().iter() {
        writer.set(key, value.clone());
    }
    for tensor in file.tensors() {
        writer.tensor(&tensor.name, tensor.ty, &tensor.dims).expect("a tensor that was read can be declared");
    }
    let mut out = Vec::new();
    let copied = writer.write(&mut out, |declared, out| {
        let tensor = file.tensor(&declared.name).expect("declared from this file");
        out.write_all(&file.data(tensor))
    });
    copied.expect("a file that was read can be written");
    out.into()
}
