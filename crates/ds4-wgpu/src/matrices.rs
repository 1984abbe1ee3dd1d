//! Matrices that a subgroup of 32 holds together, as kernels write them: lines that begin with `//%` become operations of the device's
//! matrix units, or loops that compute the same where there are none, so that the kernels can be tested there.
//!
//! - `sum NAME`: a matrix of zeros, f32.
//! - `load NAME ROLE ARRAY | AT | STRIDE`: f16 values of workgroup memory. Role `A`: element (i, k) lies at `AT + i * STRIDE + k`;
//!   `B`: (k, j) at `AT + j * STRIDE + k`; `R`: (k, j) at `AT + k * STRIDE + j`. `AT` and `STRIDE` count what the array is made of.
//! - `multiply SUM A B`: adds the product.
//! - `store SUM ARRAY | AT | STRIDE`: (i, j) goes to `AT + j * STRIDE + i`, f32.
//! - `zero SUM`: begins it anew. Matrices can be read and multiplied only where naga sees that all invocations come along; this and `store`
//!   stand anywhere.

use std::collections::HashMap;
use std::fmt::Write;

/// What matrices a device offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Matrices {
    /// 16 x 16, as NVIDIA's.
    Sixteen,
    /// 8 x 8, as Apple's.
    Eight,
    /// Loops over 16 x 16.
    SixteenInLoops,
    /// Loops over 8 x 8.
    EightInLoops,
}

impl Matrices {
    fn side(self) -> usize {
        match self {
            Matrices::Sixteen | Matrices::SixteenInLoops => 16,
            Matrices::Eight | Matrices::EightInLoops => 8,
        }
    }

    fn in_loops(self) -> bool {
        matches!(self, Matrices::SixteenInLoops | Matrices::EightInLoops)
    }

    /// f16 values that workgroup memory is made of: naga's Metal loads matrices from single ones only.
    fn unit(self) -> usize {
        if self.side() == 16 { 4 } else { 1 }
    }

    /// Counts that kernels repeat by.
    pub(crate) fn number(self, name: &str) -> Option<usize> {
        Some(match name {
            // Matrices of a step of 32 columns, and of 32 outputs.
            "K_BLOCKS" | "A_BLOCKS" => 32 / self.side(),
            "PER_SIXTEEN" => 16 / self.side(),
            "VECTORS" => usize::from(self.unit() == 4),
            "SCALARS" => usize::from(self.unit() == 1),
            _ => return None,
        })
    }

    /// The program with its matrix lines written out.
    pub(crate) fn write(self, body: &str) -> String {
        let (side, unit) = (self.side(), self.unit());
        let mut out = String::from("enable f16;\n");
        if !self.in_loops() {
            out.push_str("enable wgpu_cooperative_matrix;\n");
        }
        let unit_type = if unit == 4 { "vec4<f16>" } else { "f16" };
        writeln!(out, "alias UNIT_TYPE = {unit_type};\nconst UNIT: u32 = {unit}u;\nconst SIDE: u32 = {side}u;")
            .expect(STRING);
        let (parameters, begin) = if self.in_loops() { ("", IN_LOOPS) } else { (IN_SUBGROUPS, "") };
        let body = body.replace(" MATRIX_PARAMETERS", parameters).replace("MATRIX_BEGIN", begin);
        let mut loaded = HashMap::new();
        for line in body.split_inclusive('\n') {
            match line.trim().strip_prefix("//% ") {
                Some(directive) if self.in_loops() => self.in_loop(&mut out, directive, &mut loaded),
                Some(directive) => self.on_units(&mut out, directive),
                None => out.push_str(line),
            }
        }
        out
    }

    fn on_units(self, out: &mut String, directive: &str) {
        let side = self.side();
        let of = |scalar: &str, role: &str| format!("coop_mat{side}x{side}<{scalar}, {role}>");
        match Directive::parse(directive) {
            Directive::Sum { name } => writeln!(out, "var {name} = {}();", of("f32", "C")),
            Directive::Zero { sum } => writeln!(out, "{sum} = {}();", of("f32", "C")),
            Directive::Load { name, role, place: Place { array, at, stride } } => {
                let (load, role) = match role {
                    Role::A => ("coopLoadT", "A"),
                    Role::B => ("coopLoad", "B"),
                    Role::R => ("coopLoadT", "B"),
                };
                writeln!(out, "let {name} = {load}<{}>(&{array}[{at}], {stride});", of("f16", role))
            }
            Directive::Multiply { sum, a, b } => writeln!(out, "{sum} = coopMultiplyAdd({a}, {b}, {sum});"),
            Directive::Store { sum, place: Place { array, at, stride } } => {
                writeln!(out, "coopStore({sum}, &{array}[{at}], {stride});")
            }
        }
        .expect(STRING);
    }

    /// Each invocation has some elements of a sum; factors stay where they are.
    fn in_loop<'a>(self, out: &mut String, directive: &'a str, loaded: &mut HashMap<&'a str, (Role, &'a str)>) {
        let (side, unit) = (self.side(), self.unit());
        let n = side * side / 32;
        let each = |out: &mut String, statement: &str| {
            write!(
                out,
                "for (var e = 0u; e < {n}u; e++) {{ let i = (lane * {n}u + e) / {side}u; let j = (lane * {n}u + e) % {side}u; {statement} }}"
            )
        };
        match Directive::parse(directive) {
            Directive::Sum { name } => writeln!(out, "var {name}: array<f32, {n}>;"),
            Directive::Zero { sum } => writeln!(out, "{sum} = array<f32, {n}>();"),
            Directive::Load { name, role, place: Place { array, at, stride } } => {
                loaded.insert(name, (role, array));
                writeln!(out, "let {name} = vec2<u32>({at}, {stride});")
            }
            Directive::Multiply { sum, a, b } => {
                let element = |name: &str| {
                    let (role, array) = loaded[name];
                    let (outer, inner) = match role {
                        Role::A => ("i", "k"),
                        Role::B => ("j", "k"),
                        Role::R => ("k", "j"),
                    };
                    match unit {
                        1 => format!("f32({array}[{name}.x + {outer} * {name}.y + {inner}])"),
                        _ => format!("f32({array}[{name}.x + {outer} * {name}.y + {inner} / 4u][{inner} % 4u])"),
                    }
                };
                write!(out, "for (var k = 0u; k < {side}u; k++) {{ ").expect(STRING);
                each(out, &format!("{sum}[e] += {} * {};", element(a), element(b))).expect(STRING);
                writeln!(out, " }}")
            }
            Directive::Store { sum, place: Place { array, at, stride } } => {
                each(out, &format!("{array}[{at} + j * ({stride}) + i] = {sum}[e];")).expect(STRING);
                writeln!(out)
            }
        }
        .expect(STRING);
    }
}

const STRING: &str = "writing to a string";
const IN_SUBGROUPS: &str = ", @builtin(subgroup_id) sub: u32, @builtin(subgroup_invocation_id) lane: u32";
const IN_LOOPS: &str = "let sub = t / 32u; let lane = t % 32u;";

#[derive(Clone, Copy)]
enum Role {
    A,
    B,
    R,
}

struct Place<'a> {
    array: &'a str,
    at: &'a str,
    stride: &'a str,
}

enum Directive<'a> {
    Sum { name: &'a str },
    Load { name: &'a str, role: Role, place: Place<'a> },
    Zero { sum: &'a str },
    Multiply { sum: &'a str, a: &'a str, b: &'a str },
    Store { sum: &'a str, place: Place<'a> },
}

impl Directive<'_> {
    fn parse(line: &str) -> Directive<'_> {
        let mut parts = line.split(" | ");
        let words: Vec<&str> = parts.next().unwrap_or_default().split(' ').collect();
        let mut place = |array| Place {
            array,
            at: parts.next().unwrap_or_else(|| panic!("{line}: no place")),
            stride: parts.next().unwrap_or_else(|| panic!("{line}: no stride")),
        };
        match words[..] {
            ["sum", name] => Directive::Sum { name },
            ["load", name, role, array] => {
                let kind = match role {
                    "A" => Role::A,
                    "B" => Role::B,
                    "R" => Role::R,
                    _ => panic!("{line}: no such role"),
                };
                Directive::Load { name, role: kind, place: place(array) }
            }
            ["zero", sum] => Directive::Zero { sum },
            ["multiply", sum, a, b] => Directive::Multiply { sum, a, b },
            ["store", sum, array] => Directive::Store { sum, place: place(array) },
            _ => panic!("{line}: not a matrix line"),
        }
    }
}
