//! `cargo xtask fixture`: writes the noise fixture to a file.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context, bail};
use ds4_fixture::Mix;

pub(crate) fn run(args: &[String]) -> anyhow::Result<ExitCode> {
    let wanted = parse(args)?;
    let write = if wanted.mtp { ds4_fixture::write_mtp } else { ds4_fixture::write_model };
    write(&wanted.out, wanted.mix)?;
    let n_bytes = wanted.out.metadata()?.len();
    eprintln!("{}: {:.1} MB", wanted.out.display(), n_bytes as f64 / 1e6);
    Ok(ExitCode::SUCCESS)
}

struct Wanted {
    out: PathBuf,
    mix: Mix,
    mtp: bool,
}

fn parse(args: &[String]) -> anyhow::Result<Wanted> {
    let (mut out, mut mix, mut mtp) = (None, Mix::F32, false);
    let mut args = args.iter().map(String::as_str);
    while let Some(arg) = args.next() {
        match arg {
            "--mtp" => mtp = true,
            "--mix" => mix = parse_mix(args.next().context("--mix needs one of f32, q8, q2, q4")?)?,
            flag if flag.starts_with('-') => bail!("unknown flag {flag}; see cargo xtask --help"),
            path if out.is_none() => out = Some(Path::new(path).to_owned()),
            extra => bail!("one output file, please: what is {extra}?"),
        }
    }
    let out = out.context("which file to write? cargo xtask fixture OUT.gguf")?;
    Ok(Wanted { out, mix, mtp })
}

fn parse_mix(name: &str) -> anyhow::Result<Mix> {
    Ok(match name {
        "f32" => Mix::F32,
        "q8" => Mix::Q8,
        "q2" => Mix::Q2,
        "q4" => Mix::Q4,
        other => bail!("--mix {other}: expected f32, q8, q2 or q4"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> anyhow::Result<Wanted> {
        parse(&line.split_whitespace().map(String::from).collect::<Vec<_>>())
    }

    #[test]
    fn flags_in_any_order() {
        let wanted = parsed("--mix q2 out.gguf --mtp").unwrap();
        assert_eq!((wanted.out.as_path(), wanted.mix, wanted.mtp), (Path::new("out.gguf"), Mix::Q2, true));
        assert_eq!(parsed("out.gguf").unwrap().mix, Mix::F32);
        for bad in ["", "a.gguf b.gguf", "out.gguf --mix", "out.gguf --mix q3", "out.gguf --fast"] {
            assert!(parsed(bad).is_err(), "{bad}");
        }
    }
}
