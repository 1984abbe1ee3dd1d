//! Ctrl+C: the first press asks the running answer to stop, the second ends the process.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::Context;

/// The status of a program that was interrupted.
pub const EXIT_CODE: u8 = 130;

/// Whether Ctrl+C was pressed since somebody last looked.
#[derive(Clone, Debug, Default)]
pub struct Interrupt {
    pressed: Arc<AtomicBool>,
}

impl Interrupt {
    /// Takes Ctrl+C over for this process; possible once.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn install() -> anyhow::Result<Interrupt> {
        let interrupt = Interrupt::default();
        let pressed = interrupt.pressed.clone();
        ctrlc::set_handler(move || {
            if pressed.swap(true, Ordering::SeqCst) {
                std::process::exit(i32::from(EXIT_CODE));
            }
        })
        .context("cannot take over Ctrl+C")?;
        Ok(interrupt)
    }

    /// Whether it was pressed.
    pub fn is_raised(&self) -> bool {
        self.pressed.load(Ordering::SeqCst)
    }

    /// As if it was pressed.
    pub fn raise(&self) {
        self.pressed.store(true, Ordering::SeqCst);
    }

    /// Forgets it: whoever was to stop has stopped.
    pub fn clear(&self) {
        self.pressed.store(false, Ordering::SeqCst);
    }
}
