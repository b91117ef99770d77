//! The clerk: what is done without anybody asking. Mail that is due; calls that open and close; applications that wait
//! for the board; reminders; seals of the audit trail; sweeping.
//!
//! Each chore is one write transaction of its own. A chore that fails is logged and stops nobody else.

use crate::{
    applications,
    attachments::{self, Scanner, Shelf},
    audit::{
        self,
        head::{self, Head},
    },
    awards,
    base::{
        Actor, AttachmentId, Stop,
        settings::{SecondFactor, Settings},
    },
    board, calls, concerns,
    db::{Db, Tx, requests, tx::Quiet},
    groups,
    mail::{self, Post},
    people::sessions,
    privacy,
};
use chrono::Duration as Span;
use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};
use tokio::{
    sync::{Notify, watch},
    task::JoinHandle,
};

/// How often the queue of mail is looked at without being rung for.
const MAIL_EVERY: Duration = Duration::from_secs(5);
/// The longest pause while the mail server is not to be had.
const MAIL_AWAY: Duration = Duration::from_mins(1);
/// How often the chores are looked at.
const TICK: Duration = Duration::from_secs(5);

/// Calls the clerk before its next round: rung after what queued a notice was committed.
#[derive(Clone, Debug, Default)]
pub struct Bell(Arc<Notify>);

impl Bell {
    /// Rings. Several rings before the clerk comes are one.
    pub fn ring(&self) {
        self.0.notify_one();
    }
}

/// The clerk at work.
#[derive(Debug)]
pub struct Clerk {
    bell: Bell,
    home: watch::Sender<bool>,
    posting: JoinHandle<()>,
    keeping: JoinHandle<()>,
}

impl Clerk {
    /// Begins, on the runtime of the caller. Refuses settings of mail that cannot work.
    pub fn spawn(db: Db, settings: &Settings, transport: mail::Transport) -> Result<Self, Stop> {
        let post = Post::with(settings, transport)?;
        let (home, evening) = watch::channel(false);
        let bell = Bell::default();
        let posting = tokio::spawn(post_mail(db.clone(), post, bell.clone(), evening.clone()));
        let outside = Outside {
            scanner: Scanner::of(&settings.files)?,
            shelf: attachments::shelf::of(settings)?,
            bounces: mail::inbox::Inbox::of(settings),
            head: settings.audit_head(),
        };
        let keeping = tokio::spawn(keep_house(db, chores(settings), outside, evening));
        Ok(Self { bell, home, posting, keeping })
    }

    /// The bell, for those who queue notices.
    pub fn bell(&self) -> Bell {
        self.bell.clone()
    }

    /// Ends cleanly: letters that are on their way are waited for and marked.
    pub async fn stop(self) {
        // Nobody listening means that both have ended already.
        let _ = self.home.send(true);
        for task in [self.posting, self.keeping] {
            if let Err(error) = task.await {
                tracing::error!(%error, "the clerk did not end cleanly");
            }
        }
    }
}

async fn post_mail(db: Db, post: Post, bell: Bell, mut evening: watch::Receiver<bool>) {
    let mut pause = MAIL_EVERY;
    loop {
        let open = evening.clone();
        match mail::deliver_due(&db, &post, || !*open.borrow()).await {
            Ok(round) => {
                if round != mail::Round::default() {
                    let mail::Round { sent, later, failed, unwanted, away } = round;
                    tracing::info!(sent, later, failed, unwanted, away, "a round of mail");
                }
                pause = if round.away { (pause * 2).min(MAIL_AWAY) } else { MAIL_EVERY };
            }
            Err(error) => {
                tracing::error!(%error, "a round of mail ended early");
                pause = (pause * 2).min(MAIL_AWAY);
            }
        }
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            // While the server is away, a ring would only make it busier.
            () = bell.0.notified(), if pause == MAIL_EVERY => {}
            _ = evening.wait_for(|over| *over) => return,
        }
    }
}

/// What a chore does.
type Act = Box<dyn Fn(&mut Tx<'_>) -> Result<usize, Stop> + Send + Sync>;

/// Something done every so many ticks; gives how many things it did.
struct Chore {
    name: &'static str,
    every: u64,
    /// It does a slice at a time, and is done when nothing is left.
    in_slices: bool,
    act: Act,
}

/// How often files that no row names are swept, in ticks: every hour.
const SWEEP_FILES: u64 = 720;

/// Clears away the files that no row names. What it does is outside the database, so it is no chore of a transaction.
async fn sweep_files(db: &Db, shelf: Arc<dyn Shelf>) -> Result<(), Stop> {
    // What was erased since the last round must not lie on in the log.
    db.forget().await?;
    let look = shelf.clone();
    let orphans = db.read(Actor::Clerk, move |tx| attachments::upkeep::orphans(tx, &*look)).await?;
    let clear = move || orphans.into_iter().try_for_each(|id| shelf.clear(id));
    tokio::task::spawn_blocking(clear).await.map_err(|error| Stop::broken(error.to_string()))?
}

/// How often files that wait for the virus scanner are shown to it, in ticks: every minute.
const SCAN_FILES: u64 = 12;

/// Has files looked at that came while the scanner was away. It ends where the scanner does not answer.
async fn scan_files(db: &Db, shelf: Arc<dyn Shelf>, scanner: &Scanner) -> Result<(), Stop> {
    let mut after = AttachmentId(i64::MIN);
    loop {
        let from = shelf.clone();
        let next = db.read(Actor::Clerk, move |tx| attachments::scan::next(tx, &*from, after)).await?;
        let Some(file) = next else { return Ok(()) };
        after = file.id;
        let asked = scanner.clone();
        let looked = tokio::task::spawn_blocking(move || asked.look(&file.bytes)).await;
        let Ok(scan) = looked.map_err(|error| Stop::broken(error.to_string()))? else { return Ok(()) };
        db.write(Actor::Clerk, None, move |tx| attachments::scan::settle(tx, after, scan)).await?;
    }
}

/// Most slices of one chore before the others have their turn.
const SLICES: usize = 50;

fn chores(settings: &Settings) -> Vec<Arc<Chore>> {
    let limits = sessions::Limits {
        idle: Span::minutes(settings.session_idle_minutes.into()),
        whole: Span::hours(settings.session_hours.into()),
        strong: settings.second_factor == SecondFactor::Required,
    };
    let whole = |name, every, act: Act| Arc::new(Chore { name, every, in_slices: false, act });
    let slices = |name, every, act: Act| Arc::new(Chore { name, every, in_slices: true, act });
    let mails_head = settings.audit_head_mail;
    vec![
        whole("mail the newest seal", 720, Box::new(move |tx| if mails_head { mail::head::tell(tx) } else { Ok(0) })),
        whole("open and close calls", 1, Box::new(calls::clock::turn_due)),
        slices("begin emergencies", 1, Box::new(board::emergency::begin_due)),
        whole("turn emergencies", 12, Box::new(awards::emergency::turn)),
        whole("end offers", 12, Box::new(awards::offers::turn)),
        whole("end reserve lists", 12, Box::new(awards::reserve::turn)),
        whole("remind of reserve lists", 60, Box::new(mail::schedule::remind_of_reserve)),
        whole("remind of offers", 60, Box::new(mail::schedule::remind_of_offers)),
        whole("release results", 1, Box::new(awards::release::turn)),
        slices("tell the board what waits", 6, Box::new(board::waiting::newly_waiting)),
        whole("look after quorums", 60, Box::new(board::quorum::turn)),
        whole("remind of votes", 60, Box::new(board::waiting::remind)),
        whole("remind of drafts", 60, Box::new(mail::schedule::remind)),
        whole("remind of reports", 60, Box::new(mail::schedule::remind_of_reports)),
        whole("remind of reading", 60, Box::new(mail::schedule::remind_of_reading)),
        whole("remind of meetings", 60, Box::new(mail::schedule::remind_of_meetings)),
        whole("remind of work", 60, Box::new(mail::schedule::remind_of_work)),
        whole("gather digests", 60, Box::new(mail::digest::gather)),
        slices("index groups", 1, Box::new(groups::twins::index_due)),
        slices("seal the audit trail", 2, Box::new(audit::sealing::seal)),
        slices("seal what was told late", 17_280, Box::new(audit::sealing::seal_missed)),
        whole("warn of what will be erased", 720, Box::new(privacy::retention::warn)),
        slices("erase what is due", 720, Box::new(privacy::retention::erase_due)),
        slices("erase old concerns", 720, Box::new(concerns::erase::erase_due)),
        slices("wrap keys anew", 12, Box::new(privacy::rotate::slice)),
        whole("sweep request keys", 720, Box::new(sweep_requests)),
        whole("sweep places", 720, Box::new(applications::places::sweep)),
        whole("sweep sessions", 120, Box::new(move |tx| sessions::sweep(tx, limits))),
    ]
}

fn sweep_requests(tx: &mut Tx<'_>) -> Result<usize, Stop> {
    tx.quiet(Quiet::Sweeping);
    requests::sweep(tx)
}

/// What is looked after outside the database.
struct Outside {
    shelf: Arc<dyn Shelf>,
    scanner: Option<Scanner>,
    bounces: Option<mail::inbox::Inbox>,
    head: PathBuf,
}

/// How often the newest seal is noted apart, in ticks: every half minute.
const KEEP_HEAD: u64 = 6;

/// Notes the newest seal apart from the database, unless the one noted is missing there: that is for `doctor` to tell.
async fn keep_head(db: &Db, file: &Path) -> Result<(), Stop> {
    let noted = Head::read(file)?;
    let newest = db
        .read(Actor::Clerk, move |tx| {
            let whole = noted.as_ref().map_or(Ok(true), |noted| head::stands(tx, noted))?;
            Ok(head::newest(tx)?.filter(|newest| whole && noted.as_ref() != Some(newest)))
        })
        .await?;
    newest.map_or(Ok(()), |newest| newest.write(file))
}

/// How often letters that came back are looked for, in ticks: every 30 seconds.
const LOOK_FOR_BOUNCES: u64 = 6;

async fn keep_house(db: Db, chores: Vec<Arc<Chore>>, outside: Outside, mut evening: watch::Receiver<bool>) {
    let mut clock = tokio::time::interval(TICK);
    // After a machine slept, one round is enough.
    clock.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    for tick in 0_u64.. {
        tokio::select! {
            _ = clock.tick() => {}
            _ = evening.wait_for(|over| *over) => return,
        }
        for chore in chores.iter().filter(|chore| tick.is_multiple_of(chore.every)) {
            if let Err(error) = run(&db, chore.clone()).await {
                tracing::error!(chore = chore.name, %error, "a chore failed");
            }
        }
        if tick.is_multiple_of(SWEEP_FILES)
            && let Err(error) = sweep_files(&db, outside.shelf.clone()).await
        {
            tracing::error!(chore = "sweep files", %error, "a chore failed");
        }
        if let Some(scanner) = outside.scanner.as_ref().filter(|_| tick.is_multiple_of(SCAN_FILES))
            && let Err(error) = scan_files(&db, outside.shelf.clone(), scanner).await
        {
            tracing::error!(chore = "scan files", %error, "a chore failed");
        }
        if tick.is_multiple_of(KEEP_HEAD)
            && let Err(error) = keep_head(&db, &outside.head).await
        {
            tracing::error!(chore = "keep the newest seal apart", %error, "a chore failed");
        }
        if let Some(bounces) = outside.bounces.as_ref().filter(|_| tick.is_multiple_of(LOOK_FOR_BOUNCES))
            && let Err(error) = bounces.take_in(&db).await
        {
            tracing::error!(chore = "take in bounces", %error, "a chore failed");
        }
    }
}

async fn run(db: &Db, chore: Arc<Chore>) -> Result<(), Stop> {
    for _ in 0..SLICES {
        let slice = chore.clone();
        let act = move |tx: &mut Tx<'_>| {
            let done = (slice.act)(tx)?;
            if done == 0 {
                // Nothing was done, so there is nothing to tell.
                tx.quiet(Quiet::Sweeping);
            }
            Ok(done)
        };
        let done = db.write(Actor::Clerk, None, act).await?;
        if done == 0 || !chore.in_slices {
            break;
        }
    }
    Ok(())
}

/// Does every chore once, now, and gives what failed: for the demo, which sets the clock, and for tests.
pub async fn once(db: &Db, settings: &Settings) -> Vec<(&'static str, Stop)> {
    let mut failed = Vec::new();
    for chore in chores(settings) {
        let name = chore.name;
        if let Err(stop) = run(db, chore).await {
            failed.push((name, stop));
        }
    }
    let swept = match attachments::shelf::of(settings) {
        Ok(shelf) => sweep_files(db, shelf).await,
        Err(stop) => Err(stop),
    };
    failed.extend(swept.err().map(|stop| ("sweep files", stop)));
    let scanned = match (Scanner::of(&settings.files), attachments::shelf::of(settings)) {
        (Ok(Some(scanner)), Ok(shelf)) => scan_files(db, shelf, &scanner).await,
        (Ok(None), _) => Ok(()),
        (Err(stop), _) | (_, Err(stop)) => Err(stop),
    };
    failed.extend(scanned.err().map(|stop| ("scan files", stop)));
    failed
}
