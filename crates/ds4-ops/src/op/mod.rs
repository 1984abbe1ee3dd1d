//! One file per operation: formula, shapes, parameters, plain reference, cost.

pub mod attend;
pub mod compress;
pub mod embed;
pub mod experts;
pub mod hyper;
pub mod index_select;
pub mod likeliest;
pub mod matmul;
pub mod norm;
pub mod prepare;
pub mod ring;
pub mod rope;
pub mod round;
pub mod route;
pub mod swiglu;
