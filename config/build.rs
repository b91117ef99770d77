//! Rebuilds the crate when a file that is compiled into it appears or changes, and packs the program's table of addresses.

use std::process::Command;

fn main() {
    for folder in ["templates", "migrations", "config/defaults"] {
        println!("cargo:rerun-if-changed={folder}");
    }
    if packs_addresses() {
        println!("cargo:rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}

/// Whether the system's loader reads a packed table of the addresses to set at the start (glibc since 2.36): 4 MB less.
fn packs_addresses() -> bool {
    let of_target = |name: &str, value: &str| std::env::var(name).is_ok_and(|found| found == value);
    if !of_target("CARGO_CFG_TARGET_ENV", "gnu") || std::env::var("HOST").ok() != std::env::var("TARGET").ok() {
        return false;
    }
    let Ok(told) = Command::new("getconf").arg("GNU_LIBC_VERSION").output() else { return false };
    let text = String::from_utf8_lossy(&told.stdout);
    let version = text.trim().strip_prefix("glibc ").and_then(|version| version.split_once('.'));
    let number = |text: &str| text.parse::<u32>().unwrap_or(0);
    version.is_some_and(|(major, minor)| (number(major), number(minor)) >= (2, 36))
}
