//! Passwords: Argon2id at 19 MiB and two passes, at least eight characters, no common ones, none made of what everybody
//! knows about the programme or the person, no composition rules.

use super::Refusal;
use crate::base::{Stop, fold, seal};
use argon2::{Algorithm, Argon2, Params, Version};
use data_encoding::BASE64_NOPAD;
use subtle::ConstantTimeEq;

/// Memory in KiB, passes, lanes: OWASP's Password Storage Cheat Sheet.
const COST: (u32, u32, u32) = (19_456, 2, 1);
/// A hash nobody's password has, so that unknown addresses take as long as known ones.
const NOBODY: &str = "argon2id$19456$2$1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
/// Common passwords; folded to lower case when compared.
const COMMON: &str = include_str!("../../config/defaults/common-passwords.txt");

/// The fewest characters.
const LEAST: usize = 8;
/// Words of this program that whoever guesses here tries first; what is beside them in a password has to be enough.
const OURS: [&str; 6] = ["hashar", "password", "пароль", "parol", "рамз", "сырсөз"];
/// Shorter words stand in others by chance.
const WORD_LEAST: usize = 4;

/// Checks a new password of somebody about whom everybody knows `about`: the programme's name, their own, their address.
pub fn check(password: &str, about: &[&str]) -> Result<(), Refusal> {
    if password.chars().count() < LEAST {
        return Err(Refusal::PasswordShort);
    }
    let lower = password.to_lowercase();
    if COMMON.lines().any(|common| common == lower) {
        return Err(Refusal::PasswordCommon);
    }
    let mut known: Vec<String> = OURS.iter().chain(about).flat_map(|text| fold::words(text)).collect();
    known.retain(|word| word.chars().count() >= WORD_LEAST);
    // What holds another is taken out before it.
    known.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let folded = fold::fold(password);
    let left = known.iter().fold(folded.clone(), |left, word| left.replace(word.as_str(), ""));
    if left != folded && left.chars().count() < LEAST {
        return Err(Refusal::PasswordKnown);
    }
    Ok(())
}

/// The hash of a password, for its column.
pub fn hash(password: &str) -> Result<String, Stop> {
    let (high, low) = (seal::random_number()?, seal::random_number()?);
    let salt = [high.to_be_bytes(), low.to_be_bytes()].concat();
    let tag = derive(password, &salt, COST)?;
    Ok(format!(
        "argon2id${}${}${}${}${}",
        COST.0,
        COST.1,
        COST.2,
        BASE64_NOPAD.encode(&salt),
        BASE64_NOPAD.encode(&tag)
    ))
}

/// Whether a password fits a hash; takes the same time where there is no hash.
pub fn fits(password: &str, hash: Option<&str>) -> Result<bool, Stop> {
    let known = hash.is_some();
    let hash = hash.unwrap_or(NOBODY);
    let malformed = || Stop::broken("a password hash is malformed");
    let parts: Vec<&str> = hash.split('$').collect();
    let [_, memory, passes, lanes, salt, tag] = parts.as_slice() else { return Err(malformed()) };
    let number = |text: &str| text.parse::<u32>().map_err(|_| malformed());
    let cost = (number(memory)?, number(passes)?, number(lanes)?);
    let salt = BASE64_NOPAD.decode(salt.as_bytes()).map_err(|_| malformed())?;
    let tag = BASE64_NOPAD.decode(tag.as_bytes()).map_err(|_| malformed())?;
    let same = derive(password, &salt, cost)?.as_slice().ct_eq(&tag);
    Ok(bool::from(same) && known)
}

fn derive(password: &str, salt: &[u8], cost: (u32, u32, u32)) -> Result<[u8; 32], Stop> {
    let fault = |error: argon2::Error| Stop::broken(format!("argon2: {error}"));
    let params = Params::new(cost.0, cost.1, cost.2, Some(32)).map_err(fault)?;
    let mut tag = [0; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(password.as_bytes(), salt, &mut tag)
        .map_err(fault)?;
    Ok(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_fits_its_own_hash_only() {
        let hash = hash("барои занон 2020").unwrap();
        assert!(fits("барои занон 2020", Some(&hash)).unwrap());
        assert!(!fits("барои занон 2021", Some(&hash)).unwrap());
        assert!(!fits("", None).unwrap());
    }

    #[test]
    fn short_and_common_passwords_are_refused() {
        assert_eq!(check("короток", &[]), Err(Refusal::PasswordShort));
        assert_eq!(check("Password1", &[]), Err(Refusal::PasswordCommon));
        assert_eq!(check("тоҷикистон-ватани ман", &[]), Ok(()));
    }

    #[test]
    fn what_everybody_knows_is_not_enough() {
        let about = ["Занони Хуҷанд", "Нилуфар Назарова", "n.nazarova@fond.example.org"];
        for known in
            ["Hashar2026!", "ҳашар-ҳашар", "Nilufar1990", "назарова+нилуфар", "Хуҷанд!777", "zanoni77", "Fond.Example"]
        {
            assert_eq!(check(known, &about), Err(Refusal::PasswordKnown), "{known}");
        }
        for own in ["Нилуфар ва чор кабутар", "hashar дар деҳаи мо", "quiet river stones"]
        {
            assert_eq!(check(own, &about), Ok(()), "{own}");
        }
        assert_eq!(check("Nilufar1990", &[]), Ok(()), "of somebody else");
    }
}
