//! Files and a virus scanner: what it finds never comes in, and what it could not look at is refused, or shown to nobody yet.

use crate::{
    applications::open_case,
    support::{Browser, World, on_both, post, world::a_fund},
};
use hashar::{
    applications::{self, files},
    base::{Actor, ApplicationId, AttachmentId, Stop},
    calls::Mode,
    clerk,
};
use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

const CLEAN: &[u8] = b"%PDF-1.7\nA plain paper\n%%EOF\n";
const FOUL: &[u8] = b"%PDF-1.7\nX5O-TEST-FILE\n%%EOF\n";

/// A scanner that speaks as clamd does and finds one word; counts what it looked at.
fn serve(listener: TcpListener, looked: Arc<AtomicUsize>) {
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(stream) = stream else { return };
            if answer(stream).is_some() {
                looked.fetch_add(1, Ordering::SeqCst);
            }
        }
    });
}

fn answer(mut stream: TcpStream) -> Option<()> {
    let mut command = [0; 10];
    stream.read_exact(&mut command).ok()?;
    assert_eq!(&command, b"zINSTREAM\0");
    let mut all = Vec::new();
    loop {
        let mut length = [0; 4];
        stream.read_exact(&mut length).ok()?;
        let length = u32::from_be_bytes(length) as usize;
        if length == 0 {
            break;
        }
        let start = all.len();
        all.resize(start + length, 0);
        stream.read_exact(&mut all[start..]).ok()?;
    }
    let foul = all.windows(13).any(|window| window == b"X5O-TEST-FILE");
    let verdict: &[u8] = if foul { b"stream: Test-Signature FOUND\0" } else { b"stream: OK\0" };
    stream.write_all(verdict).ok()
}

fn with_scanner(world: &World, port: u16, away: &str) -> World {
    let mut settings = world.house.settings.clone();
    settings.files.scanner = format!("tcp:127.0.0.1:{port}");
    settings.files.scanner_away = away.to_owned();
    world.with_settings(settings)
}

fn phone(world: &World, code: &str) -> Browser {
    let mut phone = world.browser();
    phone.open("/enter");
    assert_eq!(phone.send("/enter", &[("code", code)]), 303);
    phone
}

fn ids(world: &World, id: ApplicationId) -> Vec<AttachmentId> {
    let look = move |tx: &mut hashar::db::Tx<'_>| {
        let case = applications::load(tx, id)?;
        Ok(files::of_case(tx, &case)?.into_iter().map(|file| file.id).collect())
    };
    world.read(&Actor::Case(id), look).unwrap()
}

fn opens(world: &World, id: ApplicationId, file: AttachmentId) -> Result<Vec<u8>, Stop> {
    let shelf = world.house.shelf().unwrap();
    world.read(&Actor::Case(id), move |tx| {
        let case = applications::load(tx, id)?;
        Ok(files::open(tx, &*shelf, &case, file, |_| true)?.bytes)
    })
}

#[test]
fn what_the_scanner_finds_never_comes_in_and_what_it_did_not_see_is_shown_to_nobody() {
    on_both(|world| {
        world.choices();
        let call = world.open_call("R-1", Mode::Regular, vec![a_fund(world)]);
        let (id, code) = open_case(world, call);
        let page = "/case/file/registration_paper";
        let (listener, looked) = (TcpListener::bind("127.0.0.1:0").unwrap(), Arc::new(AtomicUsize::new(0)));
        let port = listener.local_addr().unwrap().port();
        // Nobody listens yet: a port that is bound and not served would only keep one waiting.
        drop(listener);
        let (refusing, holding) = (with_scanner(world, port, "refuse"), with_scanner(world, port, "hold"));
        let mut browser = phone(&refusing, &code);
        browser.open(page);
        assert_eq!(browser.send_file(page, "file", "a.pdf", CLEAN), 422);
        assert!(browser.says("Nobody can check files for viruses at the moment"), "{}", browser.text());
        assert!(ids(world, id).is_empty());
        let mut browser = phone(&holding, &code);
        for (name, bytes) in [("held.pdf", CLEAN), ("foul.pdf", FOUL)] {
            browser.open(page);
            assert_eq!(browser.send_file(page, "file", name, bytes), 303, "{name}");
        }
        let held = ids(world, id);
        assert_eq!(held.len(), 2);
        for file in &held {
            let stop = opens(world, id, *file).unwrap_err();
            assert_eq!(stop.refusal(), Some(&hashar::attachments::Refusal::ScanWaits));
            let (status, bytes, _) = browser.download(&format!("/case/files/{file}"), "Content-Disposition");
            assert!(status >= 400 && !bytes.starts_with(b"%PDF"), "{status}");
        }
        // It comes back: the clerk has both looked at.
        let listener = TcpListener::bind(("127.0.0.1", port)).unwrap();
        serve(listener, looked.clone());
        let failed = post::wait(clerk::once(&world.db, &holding.house.settings));
        assert!(failed.is_empty(), "{failed:?}");
        assert_eq!(looked.load(Ordering::SeqCst), 2);
        let verdicts: Vec<bool> = held.iter().map(|file| opens(world, id, *file).is_ok()).collect();
        assert_eq!(verdicts.iter().filter(|opens| **opens).count(), 1);
        let foul = held.iter().find(|file| opens(world, id, **file).is_err()).unwrap();
        let stop = opens(world, id, *foul).unwrap_err();
        assert_eq!(stop.refusal(), Some(&hashar::attachments::Refusal::VirusFound));
        // From now on it says so at the door.
        let mut browser = phone(&refusing, &code);
        browser.open("/case/file/helpful_files");
        assert_eq!(browser.send_file("/case/file/helpful_files", "file", "foul.pdf", FOUL), 422);
        assert!(browser.says("A virus scanner found something harmful"), "{}", browser.text());
        assert_eq!(browser.send_file("/case/file/helpful_files", "file", "good.pdf", CLEAN), 303);
        let new = ids(world, id).into_iter().find(|file| !held.contains(file)).unwrap();
        assert_eq!(opens(world, id, new).unwrap(), CLEAN);
        assert_eq!(looked.load(Ordering::SeqCst), 4);
    });
}
