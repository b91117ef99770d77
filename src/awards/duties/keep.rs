//! Staff keep the duties: what the law of each country asks, in words of each language, and within how many days. Laws
//! change, so nothing of it stands in code; what an award has already keeps its days.

use super::{Counted, Duty, YearDay, store};
use crate::{
    audit,
    awards::Refusal,
    base::{Deed, DutyId, Labels, Stop, words::characters},
    db::{Tx, tx::Quiet},
};
use serde::Deserialize;

/// The duties a fresh programme starts with; staff change them.
pub const DEFAULTS: &str = include_str!("../../../config/defaults/duties.toml");
/// The longest text of a duty, in characters.
pub const TEXT_MOST: usize = 400;
/// The most days.
pub const DAYS_MOST: i32 = 3_660;
/// Duties there are at most.
const MOST: usize = 200;

#[derive(Deserialize)]
struct File {
    duty: Vec<Written>,
}

/// A duty as it is written, by staff or in a file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    /// ISO 3166-1 code.
    pub country: String,
    /// What the days are counted from: `award`, `payment`.
    pub counted: String,
    /// How many days; left out where it is due each year.
    #[serde(default)]
    pub days: i32,
    /// The day of each year it is due on.
    #[serde(default)]
    pub yearly: Option<YearDay>,
    /// What is to be done, per language.
    pub labels: Labels,
    /// Whether it appears on new awards.
    #[serde(default = "yes")]
    pub offered: bool,
}

const fn yes() -> bool {
    true
}

/// View: all duties, by country, in order, for who keeps them.
pub fn kept(tx: &mut Tx<'_>) -> Result<Vec<Duty>, Stop> {
    tx.permit(Deed::EditChoices)?;
    store::duties(tx)
}

fn check(new: &Written) -> Result<Counted, Stop> {
    if new.labels.is_empty() {
        return Err(Refusal::DutyTextMissing.into());
    }
    if new.labels.0.values().any(|text| characters(text) > TEXT_MOST) {
        return Err(Refusal::DutyTextLong { max: TEXT_MOST }.into());
    }
    if !(0..=DAYS_MOST).contains(&new.days) {
        return Err(Refusal::DutyDays { most: DAYS_MOST }.into());
    }
    match new.yearly {
        Some(_) if new.days != 0 => return Err(Refusal::DutyBoth.into()),
        Some(day) if !day.is_day() => return Err(Refusal::DutyDay.into()),
        _ => {}
    }
    new.counted.parse().map_err(|_| Stop::Missing)
}

/// Act: adds a duty, or changes one. New awards have it from now on; those that have it keep their days.
pub fn set(tx: &mut Tx<'_>, id: Option<DutyId>, new: &Written) -> Result<DutyId, Stop> {
    tx.permit(Deed::EditChoices)?;
    let counted = check(new)?;
    let all = store::duties(tx)?;
    let (id, country) = match id {
        Some(id) => {
            let before = all.iter().find(|one| one.id == id).ok_or(Stop::Missing)?;
            (id, before.country.clone())
        }
        None if all.len() >= MOST => return Err(Refusal::DutiesMany { most: MOST }.into()),
        None => (tx.new_id()?, new.country.clone()),
    };
    let duty = Duty {
        id,
        country,
        labels: new.labels.clone(),
        counted,
        days: new.days,
        yearly: new.yearly,
        offered: new.offered,
    };
    if all.iter().any(|one| one.id == id) {
        store::set(tx, &duty)?;
    } else {
        store::add(tx, &duty, i32::try_from(all.len()).unwrap_or(i32::MAX))?;
    }
    let mut details = serde_json::json!({ "country": duty.country, "counted": counted, "days": duty.days });
    if let Some(day) = duty.yearly {
        details["yearly"] = day.to_string().into();
    }
    audit::record(tx, audit::Event::new("awards.set_duty", id).with(details))?;
    Ok(id)
}

/// Gives a programme that has no duties yet those it starts with; where there are any, nothing changes. An act of the
/// start.
pub fn begin(tx: &mut Tx<'_>) -> Result<usize, Stop> {
    tx.permit(Deed::EditChoices)?;
    if !store::duties(tx)?.is_empty() {
        tx.quiet(Quiet::Nothing);
        return Ok(0);
    }
    let file: File = toml::from_str(DEFAULTS).map_err(|error| Stop::broken(format!("duties: {error}")))?;
    for new in &file.duty {
        set(tx, None, new)?;
    }
    Ok(file.duty.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Lang;

    #[test]
    fn the_duties_a_programme_starts_with_are_written_in_each_language() {
        let file: File = toml::from_str(DEFAULTS).unwrap();
        for country in ["TJ", "UZ", "KG"] {
            assert!(file.duty.iter().filter(|one| one.country == country).count() >= 2, "{country}");
        }
        for one in &file.duty {
            check(one).unwrap();
            for lang in [Lang::En, Lang::Ru, Lang::Tg, Lang::Uz, Lang::Ky] {
                assert!(one.labels.0.contains_key(&lang), "{lang:?} lacks: {:?}", one.labels);
            }
        }
    }
}
