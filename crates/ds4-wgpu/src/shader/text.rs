//! How a kernel's program is put together for a target.

use std::fmt::Write;

use ds4_quant::Format;

use super::{Kernel, Sums, Target, Variant};
use crate::stored::Stored;

/// How a format decodes eight weights of the matrix `$`.
fn format_piece(stored: Stored) -> &'static str {
    match stored.format {
        Format::F16 if stored.in_parts => include_str!("../../kernels/formats/f16_parts.wgsl"),
        Format::Q8_0 if stored.in_parts => include_str!("../../kernels/formats/q8_0_parts.wgsl"),
        Format::Q2K if stored.in_parts => include_str!("../../kernels/formats/q2_k_parts.wgsl"),
        Format::Iq2Xxs if stored.in_parts => include_str!("../../kernels/formats/iq2_xxs_parts.wgsl"),
        Format::F32 => include_str!("../../kernels/formats/f32.wgsl"),
        Format::F16 => include_str!("../../kernels/formats/f16.wgsl"),
        Format::Bf16 => include_str!("../../kernels/formats/bf16.wgsl"),
        Format::Q8_0 => include_str!("../../kernels/formats/q8_0.wgsl"),
        Format::Q2K => include_str!("../../kernels/formats/q2_k.wgsl"),
        Format::Q4K => include_str!("../../kernels/formats/q4_k.wgsl"),
        Format::Iq2Xxs => include_str!("../../kernels/formats/iq2_xxs.wgsl"),
        Format::Mxfp4 => include_str!("../../kernels/formats/mxfp4.wgsl"),
    }
}

/// How a format is multiplied with activations in eight bits, if it is.
fn packed_piece(stored: Stored) -> Option<&'static str> {
    match stored.format {
        Format::Q8_0 if stored.in_parts => Some(include_str!("../../kernels/formats/q8_0_parts_packed.wgsl")),
        Format::Q2K if stored.in_parts => Some(include_str!("../../kernels/formats/q2_k_parts_packed.wgsl")),
        Format::Iq2Xxs if stored.in_parts => Some(include_str!("../../kernels/formats/iq2_xxs_parts_packed.wgsl")),
        Format::F32 | Format::F16 | Format::Bf16 | Format::Mxfp4 => None,
        Format::Q8_0 => Some(include_str!("../../kernels/formats/q8_0_packed.wgsl")),
        Format::Q2K => Some(include_str!("../../kernels/formats/q2_k_packed.wgsl")),
        Format::Q4K => Some(include_str!("../../kernels/formats/q4_k_packed.wgsl")),
        Format::Iq2Xxs => Some(include_str!("../../kernels/formats/iq2_xxs_packed.wgsl")),
    }
}

impl Kernel {
    /// The whole program.
    pub fn wgsl(&self, variant: &Variant, target: Target) -> String {
        let mut body = String::new();
        for (name, value) in self.constants().zip(variant.constants) {
            writeln!(body, "const {name}: u32 = {value}u;").expect("writing to a string");
        }
        if !self.matrices.is_empty() {
            body.push_str(include_str!("../../kernels/octet.wgsl"));
        }
        if self.codebook(variant) {
            let binding = self.bindings.len();
            writeln!(body, "@group(0) @binding({binding}) var<storage, read> grid: array<vec2<u32>>;")
                .expect("writing to a string");
            body.push_str(include_str!("../../kernels/formats/codebook.wgsl"));
        } else {
            body.push_str("fn prepare_book(t: u32, n: u32) {}\n");
        }
        self.write_matrices(&mut body, variant, target);
        let (parameters, begin) = match target.sums {
            Sums::Memory => ("", ""),
            Sums::Subgroups => (TEAM_PARAMETERS, TEAM_BEGIN),
            Sums::OfSixtyFour => ("", TEAM_OF_64_BEGIN),
        };
        let parts = Parts { number: &|name| self.number(variant, target, name), used: &|name| used(name, target) };
        self.pieces.iter().for_each(|piece| parts.write(&mut body, piece));
        let body = body.replace(" TEAM_PARAMETERS", parameters).replace("TEAM_BEGIN", begin);
        match target.matrices {
            Some(matrices) if body.contains("MATRIX_PARAMETERS") => matrices.write(&body),
            _ => body,
        }
    }

    /// How its matrices are decoded and multiplied.
    fn write_matrices(&self, body: &mut String, variant: &Variant, target: Target) {
        let few = self.pieces.iter().any(|piece| piece.contains("sixteen("));
        if few {
            body.push_str(match target.packed {
                true => include_str!("../../kernels/sixteen_packed.wgsl"),
                false => include_str!("../../kernels/sixteen.wgsl"),
            });
        }
        for (name, stored) in self.matrices.iter().zip(variant.formats) {
            let stored = stored.expect("a format for every matrix");
            let mut write = |piece: &str| body.push_str(&piece.replace('$', name));
            if !stored.in_parts {
                write(include_str!("../../kernels/formats/words.wgsl"));
            }
            write(format_piece(stored));
            write(include_str!("../../kernels/formats/weights.wgsl"));
            if few {
                let exact = match stored {
                    Stored { format: Format::F16, in_parts: true } => {
                        include_str!("../../kernels/formats/f16_parts_dot.wgsl")
                    }
                    _ => include_str!("../../kernels/formats/dot.wgsl"),
                };
                let piece = packed_piece(stored).filter(|_| target.packed).unwrap_or(exact);
                write(piece);
                if !piece.contains("struct $_Load") {
                    write(include_str!("../../kernels/formats/load.wgsl"));
                }
                if !piece.contains("struct $_Span") {
                    write(include_str!("../../kernels/formats/span.wgsl"));
                }
            }
        }
    }

    /// A number that kernels repeat by.
    fn number(&self, variant: &Variant, target: Target, name: &str) -> usize {
        let of = |name| self.constants().position(|c| c == name).map(|i| variant.constants[i] as usize);
        let tile = || Some([of("TILE_W")?, of("TILE_X")?, of("SUBS_X")?]);
        let steps = |columns: Option<usize>, each: usize| Some(columns?.div_ceil(each * of("THREADS")?));
        let counted = match name {
            "MATRICES" => Some(self.matrices.len()),
            // Parts of 32 values of an index row.
            "PARTS" => of("DIM").map(|dim| dim / 32),
            // What an invocation prepares of the query's latent vector; of the raw row.
            "Q_TURNS" => steps(of("Q_LORA"), 1),
            "KV_TURNS" => steps(of("DIM"), 1),
            // What an invocation has of a tile of eight rows; of the slices' sums; of the heads.
            "LOADS" => of("DIM").map(|dim| dim.div_ceil(128)),
            "TURNS" => of("DIM").map(|dim| (dim / 64).div_ceil(128 / 17)),
            "EACH" => of("N_HEAD").map(|n_head| n_head.div_ceil(8)),
            "PER_COUNT" => of("DIM").map(|dim| dim.div_ceil(512)),
            _ if name.starts_with("FINISH_") || name == "LAST_FIRST" => Some(0),
            // Steps of an invocation through the columns of experts.
            "UP_STEPS" => steps(of("DIM"), 32),
            "DOWN_STEPS" => steps(of("FF").zip(of("N_USED")).map(|(ff, n)| ff * n), 32),
            "SHARED_STEPS" => steps(of("FF"), 16),
            // Octets of a tile's outputs and rows that an invocation looks after, of four in a step.
            "W_TURNS" => tile().map(|[_, _, teams]| 4_usize.div_ceil(teams)),
            "X_TURNS" => tile().map(|[w, x, teams]| (4 * x).div_ceil(w * teams)),
            // Of attention on matrices: sixteens of a quarter of a row, and vectors of four of a tile that are an invocation's.
            "QUARTER_SIXTEENS" | "TILE_TURNS" => of("DIM").map(|dim| dim / 64),
            "HALF_SIXTEENS" => of("N_HEAD").map(|n| n / 32),
            "B_SIXTEENS" => tile().map(|[_, x, teams]| x / teams / 16),
            _ => None,
        };
        let of_matrices = || target.matrices.and_then(|m| m.number(name));
        let known = of(name).or(counted).or_else(of_matrices).or_else(|| name.parse().ok());
        known.unwrap_or_else(|| panic!("{}: no {name}", self.name))
    }
}

/// What a kernel that adds up over its workgroup is told about subgroups, and what it does with it.
const TEAM_PARAMETERS: &str =
    ", @builtin(subgroup_invocation_id) lane: u32, @builtin(subgroup_id) sub: u32, @builtin(num_subgroups) subs: u32";
const TEAM_BEGIN: &str = "team_lane = lane; team_group = sub; team_groups = subs;";
const TEAM_OF_64_BEGIN: &str = "team_lane = t % 64u; team_group = t / 64u; team_groups = (THREADS + 63u) / 64u;";

/// Text that several kernels have within their own, for a target.
fn used(name: &str, target: Target) -> &'static str {
    match (name, target.sums, target.matrices) {
        ("team_add", Sums::OfSixtyFour, _) => include_str!("../../kernels/team_add_of_64.wgsl"),
        ("team_add", ..) => include_str!("../../kernels/team_add.wgsl"),
        ("reduce", Sums::Subgroups | Sums::OfSixtyFour, _) => include_str!("../../kernels/reduce_subgroups.wgsl"),
        ("reduce", Sums::Memory, _) => include_str!("../../kernels/reduce_plain.wgsl"),
        ("tile", _, Some(_)) => include_str!("../../kernels/tile_matrix.wgsl"),
        ("tile", _, None) => include_str!("../../kernels/tile.wgsl"),
        ("attend_weights", ..) => include_str!("../../kernels/attend_weights.wgsl"),
        ("attend_sums", ..) => include_str!("../../kernels/attend_sums.wgsl"),
        ("attend_part", ..) => include_str!("../../kernels/attend_part.wgsl"),
        ("attend_aside", ..) => include_str!("../../kernels/attend_aside.wgsl"),
        _ => panic!("no text is named {name}"),
    }
}

/// What the directives of a text stand for.
struct Parts<'a> {
    number: &'a dyn Fn(&str) -> usize,
    used: &'a dyn Fn(&str) -> &'static str,
}

impl Parts<'_> {
    /// Writes `text` out. What stands between `//% repeat i COUNT` and `//% end` is written once for each number below COUNT, a number
    /// or a constant, with the number in place of `%i`: loops that every compiler unrolls, and variables that no compiler spills.
    /// `//% use NAME` stands for a text of its own.
    fn write(&self, out: &mut String, text: &str) {
        let mut lines = text.split_inclusive('\n');
        while let Some(line) = lines.next() {
            if let Some(name) = line.trim().strip_prefix("//% use ") {
                self.write(out, (self.used)(name));
                continue;
            }
            let Some(head) = line.trim().strip_prefix("//% repeat ") else {
                out.push_str(line);
                continue;
            };
            let (name, count) = head.split_once(' ').expect("a name and a count");
            let mut depth = 1;
            let mut body = String::new();
            for line in lines.by_ref() {
                let directive = line.trim();
                depth += usize::from(directive.starts_with("//% repeat "));
                depth -= usize::from(directive == "//% end");
                if depth == 0 {
                    break;
                }
                body.push_str(line);
            }
            for i in 0..(self.number)(count) {
                self.write(out, &body.replace(&format!("%{name}"), &i.to_string()));
            }
        }
    }
}

/// The codebook of IQ2_XXS as kernels see it: two words, eight magnitudes, an entry.
pub fn codebook() -> Vec<u32> {
    let words = |entry: &[u8; 8]| {
        let (low, high) = entry.split_at(4);
        [low, high].map(|b| u32::from_le_bytes(b.try_into().expect("four bytes")))
    };
    ds4_quant::iq2_xxs::GRID.iter().flat_map(words).collect()
}
