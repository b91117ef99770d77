//! Rebuilds the crate when a file that is compiled into it appears or changes, packs those of `templates/`, and packs the
//! program's table of addresses.

use flate2::{Compression, write::DeflateEncoder};
use std::{
    fmt::Write as _,
    fs, io,
    io::Write as _,
    path::{Path, PathBuf},
    process::Command,
};

fn main() -> io::Result<()> {
    for folder in ["templates", "migrations", "config/defaults"] {
        println!("cargo:rerun-if-changed={folder}");
    }
    let out = std::env::var_os("OUT_DIR").map(PathBuf::from).ok_or(io::ErrorKind::NotFound)?;
    pack(Path::new("templates"), &out)?;
    if packs_addresses() {
        println!("cargo:rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
    Ok(())
}

/// Lays every file below a folder into one, each deflated on its own, and a table of them: name, length, where it begins and
/// ends. Texts in six languages and fonts are a third of their size then.
fn pack(folder: &Path, out: &Path) -> io::Result<()> {
    let mut packed = Vec::new();
    let mut table = String::from("&[\n");
    for file in files(folder)? {
        let begin = packed.len();
        let bytes = fs::read(&file)?;
        let mut encoder = DeflateEncoder::new(&mut packed, Compression::best());
        encoder.write_all(&bytes)?;
        encoder.finish()?;
        let name = file.strip_prefix(folder).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        writeln!(table, "({name:?}, {}, {begin}, {}),", bytes.len(), packed.len()).map_err(io::Error::other)?;
    }
    table.push(']');
    fs::write(out.join("packed"), packed)?;
    fs::write(out.join("packed.rs"), table)
}

/// Every file below a folder, in order of name.
fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
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
