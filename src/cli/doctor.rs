//! Checking everything that can be checked, with an exit code for whoever watches.

use super::{key, open, say, serve};
use crate::{
    attachments,
    audit::{
        self,
        head::{self, Head},
    },
    base::{Actor, Stop, settings::Settings},
    db::{Address, Db, Tx, connect, keys, upkeep},
    funds::proof,
    mail::Post,
    notices::{self, State},
    people::openid,
};
use std::{path::Path, process::ExitCode};

/// A queue whose oldest letter is overdue by more minutes than this is stuck.
const STUCK_MINUTES: i64 = 60;
/// Most findings of one check that are told.
const MOST: usize = 20;

/// A part of the checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Only {
    /// The audit trail: that no entry was changed or taken away
    Audit,
}

/// What a check found: facts when all is well, else what is wrong.
type Checked = Result<String, Vec<String>>;

/// Checks, prints a line each, and ends with 1 when something is wrong.
pub fn doctor(settings: &Settings, only: Option<Only>) -> Result<ExitCode, Stop> {
    let mut well = true;
    if only.is_none() {
        well &= tell("settings", all_well(settings_faults(settings), || "sane".to_owned()))?;
        well &= tell("schema", schema(settings))?;
    }
    let db = match open::db(settings) {
        Ok(db) => db,
        Err(stop) => {
            tell("database", Err(vec![super::tell(&stop)]))?;
            return Ok(ExitCode::FAILURE);
        }
    };
    let checks: &[(&str, Check)] = match only {
        Some(Only::Audit) => &[("audit trail", trail)],
        None => &[
            ("database", whole),
            ("orphans", orphans),
            ("keys", sealed_keys),
            ("ledger", ledger),
            ("audit trail", trail),
            ("mail", if super::demo::is_one(&settings.data) { demo_mail } else { mail_queue }),
        ],
    };
    for (name, check) in checks {
        well &= tell(name, read(&db, *check))?;
    }
    well &= tell("newest seal", newest_seal(settings, &db)?)?;
    if only.is_none() {
        well &= tell("files", files(settings, &db))?;
    }
    Ok(if well { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

type Check = fn(&mut Tx<'_>) -> Result<Checked, Stop>;

/// A check that fails for bad luck has found that.
fn read(db: &Db, check: Check) -> Checked {
    db.read_now(&Actor::Console, check).unwrap_or_else(|stop| Err(vec![super::tell(&stop)]))
}

fn tell(name: &str, checked: Checked) -> Result<bool, Stop> {
    match checked {
        Ok(fact) => say(&format!("ok       {name}: {fact}")).map(|()| true),
        Err(faults) => {
            for fault in faults.iter().take(MOST) {
                say(&format!("TROUBLE  {name}: {fault}"))?;
            }
            if faults.len() > MOST {
                say(&format!("TROUBLE  {name}: and {} more", faults.len() - MOST))?;
            }
            Ok(false)
        }
    }
}

fn all_well(faults: Vec<String>, fact: impl FnOnce() -> String) -> Checked {
    if faults.is_empty() { Ok(fact()) } else { Err(faults) }
}

fn schema(settings: &Settings) -> Checked {
    let opened =
        open::address(settings).and_then(|address| open::up_to_date(&mut connect(&address)?).map(|()| address));
    match opened {
        Ok(Address::Sqlite(_)) => Ok("up to date, SQLite".to_owned()),
        Ok(Address::Postgres(_)) => Ok("up to date, PostgreSQL".to_owned()),
        Err(stop) => Err(vec![super::tell(&stop)]),
    }
}

fn whole(tx: &mut Tx<'_>) -> Result<Checked, Stop> {
    Ok(all_well(upkeep::faults(tx.conn)?, || "whole".to_owned()))
}

fn orphans(tx: &mut Tx<'_>) -> Result<Checked, Stop> {
    Ok(all_well(upkeep::orphans(tx.conn)?, || "none".to_owned()))
}

/// That each row has its file and each file its row.
fn files(settings: &Settings, db: &Db) -> Checked {
    let look = |tx: &mut Tx<'_>| attachments::upkeep::faults(tx, &*attachments::shelf::of(settings)?);
    let (count, faults) = db.read_now(&Actor::Console, look).map_err(|stop| vec![super::tell(&stop)])?;
    all_well(faults, || format!("{count}, each with its row"))
}

fn sealed_keys(tx: &mut Tx<'_>) -> Result<Checked, Stop> {
    let all = keys::all(tx)?;
    let (mut faults, mut left) = (Vec::new(), 0);
    for (id, wrapped, master) in &all {
        match (tx.master.unwrap(*id, wrapped).is_ok(), *master == tx.master.fingerprint) {
            (true, true) => {}
            (true, false) => left += 1,
            (false, true) => faults.push(format!("key {id} does not open")),
            (false, false) => {
                let mine = &tx.master.fingerprint;
                faults.push(format!("key {id} is wrapped by the master key {master}, not by {mine}"));
            }
        }
    }
    let waiting = match left {
        0 => String::new(),
        _ => format!("; {left} of them are still wrapped by the old master key"),
    };
    let erased = upkeep::erased(tx.conn)?;
    let erased: Vec<String> = erased.iter().map(|(table, rows)| format!("{table} {rows}")).collect();
    Ok(all_well(faults, || format!("{} open{waiting}; erased for good: {}", all.len(), erased.join(", "))))
}

fn ledger(tx: &mut Tx<'_>) -> Result<Checked, Stop> {
    let faults = proof::check(tx)?;
    Ok(all_well(faults.iter().map(ToString::to_string).collect(), || "every balance equals its postings".to_owned()))
}

fn trail(tx: &mut Tx<'_>) -> Result<Checked, Stop> {
    Ok(match audit::sealing::verify(tx)? {
        Ok(seals) => Ok(format!("{seals} seals hold")),
        Err(broken) => Err(vec![broken]),
    })
}

/// Whether the seal that was noted apart is still in the trail.
fn newest_seal(settings: &Settings, db: &Db) -> Result<Checked, Stop> {
    let file = settings.audit_head();
    let Some(noted) = Head::read(&file)? else { return Ok(Ok("none is noted yet".to_owned())) };
    let number = noted.number;
    let stands = db.read_now(&Actor::Console, move |tx| head::stands(tx, &noted))?;
    Ok(if stands {
        Ok(format!("seal {number} is there, as noted in {}", file.display()))
    } else {
        let what = "the newest entries were taken away, or this is an older copy of the database";
        Err(vec![format!("seal {number}, noted in {}, is not in the trail: {what}", file.display())])
    })
}

/// The demo's year was 2020: its letters are all overdue, and leave while it runs.
fn demo_mail(tx: &mut Tx<'_>) -> Result<Checked, Stop> {
    Ok(match mail_queue(tx)? {
        Ok(facts) => Ok(facts),
        Err(facts) => Ok(facts.join(" ")),
    })
}

fn mail_queue(tx: &mut Tx<'_>) -> Result<Checked, Stop> {
    let (counts, oldest) = notices::queue_health(tx)?;
    let count = |state| counts.iter().find(|(counted, _)| *counted == state).map_or(0, |(_, count)| *count);
    let late = oldest.map_or(0, |due| (tx.now - due).num_minutes()).max(0);
    let facts = format!(
        "{} wait, the oldest is overdue by {late} minutes; {} sent, {} given up",
        count(State::Queued) + count(State::Claimed),
        count(State::Sent),
        count(State::Failed)
    );
    Ok(if late > STUCK_MINUTES { Err(vec![facts]) } else { Ok(facts) })
}

/// What is wrong with the settings, as far as can be said without trying them.
fn settings_faults(settings: &Settings) -> Vec<String> {
    let mut faults = Vec::new();
    let mut check = |well: bool, what: &str| {
        if !well {
            faults.push(what.to_owned());
        }
    };
    let url = settings.public_url.as_str();
    let host = url.trim_start_matches("http://").split([':', '/']).next().unwrap_or_default();
    let here = url.starts_with("http://") && (host == "localhost" || host.starts_with("127."));
    check(url.starts_with("https://") || here, "public_url must begin with https:// (cookies are sent over TLS only)");
    check(!url.ends_with('/'), "public_url must not end with a slash");
    check(settings.exit_url.starts_with("https://"), "exit_url must begin with https://");
    check(!settings.programme_name.trim().is_empty(), "programme_name is empty");
    check(settings.connections > 0, "connections must be at least 1");
    check(settings.session_idle_minutes > 0, "session_idle_minutes must be at least 1");
    let idle_hours = settings.session_idle_minutes.div_ceil(60);
    check(settings.session_hours >= idle_hours, "session_hours is shorter than session_idle_minutes");
    faults.extend(
        [
            serve::listens_at(settings).err(),
            mail_fault(settings),
            key_fault(settings),
            openid::check(settings).err(),
            attachments::Limits::of(&settings.files).err(),
            attachments::shelf::of(settings).err(),
        ]
        .iter()
        .flatten()
        .map(super::tell),
    );
    faults
}

fn mail_fault(settings: &Settings) -> Option<Stop> {
    // The pool of connections wants a runtime, though nothing is sent.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.map_err(Stop::from).and_then(|runtime| runtime.block_on(async { Post::of(settings) })).err()
}

fn key_fault(settings: &Settings) -> Option<Stop> {
    if let Err(stop) = key::master(settings) {
        return Some(stop);
    }
    let file = key::key_file(settings)?;
    others_may_read(&file).then(|| Stop::broken(format!("others may read {}: chmod 600", file.display())))
}

#[cfg(unix)]
fn others_may_read(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.metadata().is_ok_and(|about| about.permissions().mode() & 0o007 != 0)
}

#[cfg(not(unix))]
fn others_may_read(_: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sane() -> Settings {
        let mut settings = Settings::load(None, Some("/nowhere".into()), None).unwrap();
        "none".clone_into(&mut settings.mail.transport);
        settings.master_key = "0f".repeat(32);
        settings.master_key_file = std::path::PathBuf::new();
        settings
    }

    #[test]
    fn settings_that_cannot_work_are_named() {
        assert_eq!(settings_faults(&sane()), Vec::<String>::new());
        let spoilt: [(&str, fn(&mut Settings)); 12] = [
            ("public_url", |s| s.public_url = "http://grants.example.org".into()),
            ("public_url", |s| s.public_url = "https://grants.example.org/".into()),
            ("exit_url", |s| s.exit_url = "javascript:alert(1)".into()),
            ("programme_name", |s| s.programme_name = " ".into()),
            ("session_hours", |s| s.session_hours = 1),
            ("connections", |s| s.connections = 0),
            ("mail.transport", |s| s.mail.transport.clear()),
            ("master key", |s| s.master_key.clear()),
            ("address", |s| s.address = "localhost".into()),
            ("files.kinds", |s| s.files.kinds = vec!["exe".into()]),
            ("openid.issuer", |s| s.openid.issuer = "http://id.example.org".into()),
            ("files.keep", |s| s.files.keep = "cloud".into()),
        ];
        for (name, spoil) in spoilt {
            let mut settings = sane();
            spoil(&mut settings);
            let faults = settings_faults(&settings);
            assert!(faults.len() == 1 && faults[0].contains(name), "{name}: {faults:?}");
        }
    }

    #[test]
    fn what_is_wrong_is_trouble() {
        assert_eq!(all_well(vec![], || "fine".into()), Ok("fine".to_owned()));
        assert_eq!(all_well(vec!["bent".into()], || "fine".into()), Err(vec!["bent".to_owned()]));
    }
}
