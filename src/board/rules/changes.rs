//! Changing the rules of a round part by part. Each change is a new version, made over the newest one in the same
//! transaction, so that two who change different parts do not undo each other's work.

use super::{NewCriterion, Settings, Terms, check, default_settings, unfrozen, write};
use crate::{
    base::{CallId, Deed, Stop},
    board::Refusal,
    calls,
    db::Tx,
};

/// A change of the rules of a round.
#[derive(Clone, Debug)]
pub enum Change {
    /// Everything but the criteria.
    Terms(Terms),
    /// A new criterion at the end; its code is made from its name.
    Add(NewCriterion),
    /// A criterion changes and keeps its code.
    Edit(NewCriterion),
    /// A criterion goes.
    Remove(String),
    /// A criterion changes places with its neighbour.
    Move {
        /// Which.
        code: String,
        /// Up, or down.
        up: bool,
    },
}

/// Act: changes the rules of a call. Not once scoring has begun.
pub fn change(tx: &mut Tx<'_>, call: CallId, change: &Change) -> Result<(), Stop> {
    tx.permit(Deed::EditRules)?;
    let before = unfrozen(tx, call)?;
    let version = before.as_ref().map_or(1, |rules| rules.version + 1);
    let mut settings = match before {
        Some(rules) => rules.settings(),
        None => default_settings(calls::find(tx, call)?.mode)?,
    };
    apply(&mut settings, change)?;
    check::whole(&settings)?;
    write(tx, call, version, &settings).map(|_| ())
}

fn apply(settings: &mut Settings, change: &Change) -> Result<(), Stop> {
    let place = |settings: &Settings, code: &str| {
        settings.criteria.iter().position(|one| one.code == code).ok_or(Stop::Missing)
    };
    match change {
        Change::Terms(terms) => settings.terms = terms.clone(),
        Change::Add(new) => {
            let code = free_code(&new.labels.say(crate::base::Lang::En), &settings.criteria);
            settings.criteria.push(NewCriterion { code, ..new.clone() });
        }
        Change::Edit(new) => {
            let at = place(settings, &new.code)?;
            settings.criteria[at] = new.clone();
        }
        Change::Remove(code) => {
            let at = place(settings, code)?;
            if settings.terms.tie_criterion.as_ref() == Some(code) {
                return Err(Refusal::TieCriterionStays.into());
            }
            settings.criteria.remove(at);
        }
        Change::Move { code, up } => {
            let at = place(settings, code)?;
            let to = if *up { at.checked_sub(1) } else { Some(at + 1).filter(|to| *to < settings.criteria.len()) };
            settings.criteria.swap(at, to.unwrap_or(at));
        }
    }
    Ok(())
}

/// A code from a criterion's name that no other has: `fair_pay`, `fair_pay_2`, else `criterion_7`.
fn free_code(name: &str, taken: &[NewCriterion]) -> String {
    let name = name.to_ascii_lowercase();
    let words = name.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut stem = words.take(3).collect::<Vec<_>>().join("_");
    stem.truncate(30);
    let is_free = |code: &str| !taken.iter().any(|other| other.code == code);
    if !stem.is_empty() && is_free(&stem) {
        return stem;
    }
    let stem = if stem.is_empty() { "criterion".to_owned() } else { stem };
    (2..=1_000).map(|number| format!("{stem}_{number}")).find(|code| is_free(code)).unwrap_or(stem)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{Labels, Lang},
        calls::Mode,
    };

    fn codes(settings: &Settings) -> Vec<&str> {
        settings.criteria.iter().map(|one| one.code.as_str()).collect()
    }

    #[test]
    fn criteria_are_added_moved_and_removed() {
        let mut settings = default_settings(Mode::Emergency).unwrap();
        let first = codes(&settings).iter().map(|code| (*code).to_owned()).collect::<Vec<_>>();
        let moved = |code: &str, up| Change::Move { code: code.into(), up };
        apply(&mut settings, &moved(&first[0], true)).unwrap();
        apply(&mut settings, &moved(&first[3], false)).unwrap();
        assert_eq!(codes(&settings), first, "who stands at an end stays there");
        apply(&mut settings, &moved(&first[3], true)).unwrap();
        assert_eq!(codes(&settings)[2], first[3]);
        let mut new = settings.criteria[1].clone();
        new.labels = Labels::one(Lang::En, "Fair pay, and more of it");
        apply(&mut settings, &Change::Add(new.clone())).unwrap();
        apply(&mut settings, &Change::Add(new)).unwrap();
        assert_eq!(codes(&settings)[4..], ["fair_pay_and", "fair_pay_and_2"]);
        apply(&mut settings, &Change::Remove("fair_pay_and".into())).unwrap();
        assert_eq!(settings.criteria.len(), 5);
        assert!(matches!(apply(&mut settings, &Change::Remove("fair_pay_and".into())), Err(Stop::Missing)));
        let kept = apply(&mut settings, &Change::Remove("need".into())).unwrap_err();
        assert_eq!(kept.refusal(), Some(&Refusal::TieCriterionStays));
    }

    #[test]
    fn a_name_without_latin_letters_gets_a_code_all_the_same() {
        assert_eq!(free_code("Муктаждык", &[]), "criterion_2");
    }
}
