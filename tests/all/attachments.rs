//! Files of an application: added, refused, cleaned, sealed, opened for who may, swept, backed up.

use crate::{
    applications::{answer_all, open_case},
    support::{Browser, World, on_both, world::a_fund},
};
use hashar::{
    applications::{files, screen, send},
    attachments,
    base::{Actor, ApplicationId, AttachmentId, Role},
    calls::Mode,
};

const PDF: &[u8] = b"%PDF-1.7\nShahodatnoma 0417\n%%EOF\n";
const PAPER: &str = "/case/file/registration_paper";
const HELPFUL: &str = "/case/file/helpful_files";

/// A phone that has entered its case.
pub fn a_phone(world: &World) -> (Browser, ApplicationId) {
    world.choices();
    let call = world.open_call("R-1", Mode::Regular, vec![a_fund(world)]);
    let (id, code) = open_case(world, call);
    let mut phone = world.browser();
    phone.open("/enter");
    assert_eq!(phone.send("/enter", &[("code", &code)]), 303);
    (phone, id)
}

fn files_of(world: &World, id: ApplicationId) -> Vec<attachments::Attachment> {
    world
        .read(&Actor::Case(id), move |tx| {
            let case = hashar::applications::load(tx, id)?;
            files::of_case(tx, &case)
        })
        .unwrap()
}

pub fn picture() -> Vec<u8> {
    let mut png = Vec::new();
    let pixels = image::RgbImage::from_pixel(4, 4, image::Rgb([9, 120, 60]));
    pixels.write_to(&mut std::io::Cursor::new(&mut png), image::ImageFormat::Png).unwrap();
    // A chunk of text that tells where it was taken, before the end.
    let mut chunk = b"tEXtPlace\0Qorasuv".to_vec();
    let sum = !chunk.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xEDB8_8320 } else { sum >> 1 })
    });
    chunk.splice(0..0, u32::try_from(chunk.len() - 4).unwrap().to_be_bytes());
    chunk.extend(sum.to_be_bytes());
    let end = png.len() - 12;
    png.splice(end..end, chunk);
    png
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn a_file_is_added_sealed_served_and_removed() {
    on_both(|world| {
        let (mut phone, id) = a_phone(world);
        assert_eq!(phone.open("/case/section/who"), 200);
        assert_eq!(
            phone.send("/case/section/who", &[("revision", "0"), ("q_name", "Умед"), ("files", "registration_paper")]),
            303
        );
        assert!(phone.shows("type=\"file\""), "saving leads to the files: {}", phone.page);
        assert_eq!(phone.send_file(PAPER, "file", "Мадина гувоҳнома.pdf", PDF), 303, "{}", phone.page);
        assert!(phone.shows("Мадина гувоҳнома.pdf"));
        let file = files_of(world, id).remove(0);
        let path = format!("/applications/{id}/files/{}", file.id);
        let (status, bytes, name) = phone.download(&path, "Content-Disposition");
        assert_eq!((status, bytes.as_slice()), (200, PDF));
        assert!(name.starts_with("attachment; filename=\"TJ-") && name.ends_with("-1.pdf\""), "{name}");
        assert_eq!(phone.download(&path, "X-Content-Type-Options").2, "nosniff");
        assert_eq!(phone.download(&path, "Cache-Control").2, "no-store");
        let policy = phone.download(&path, "Content-Security-Policy").2;
        assert!(policy.starts_with("default-src 'none';") && policy.ends_with("sandbox"), "{policy}");
        for entry in walk(&world.folder) {
            let bytes = std::fs::read(&entry).unwrap();
            assert!(!holds(&bytes, b"Shahodatnoma") && !holds(&bytes, "гувоҳнома".as_bytes()), "{}", entry.display());
        }
        let mut other = world.browser();
        assert_eq!(other.download(&path, "x").0, 401, "nobody's");
        phone.open(PAPER);
        assert_eq!(phone.send(&format!("{PAPER}/remove"), &[("id", &file.id.to_string())]), 303);
        assert!(files_of(world, id).is_empty());
        assert_eq!(phone.download(&path, "x").0, 404);
        assert!(walk(&world.folder.join("attachments")).is_empty(), "the file went with its row");
    });
}

#[test]
fn a_hostile_name_of_a_file_is_text_and_leads_nowhere() {
    on_both(|world| {
        let (mut phone, id) = a_phone(world);
        let long = format!("{}.pdf", "я".repeat(600));
        for name in [
            "../../../etc/cron.d/evil.pdf",
            "..\\..\\evil.pdf",
            "/dev/null.pdf",
            "C:\\evil.pdf",
            "evil.pdf%0d%0aSet-Cookie: a=b",
            "'><script>alert(1)</script>.pdf",
            "={{9}}|calc.pdf",
            "\u{202e}fdp.exe",
            "\u{0}.pdf",
            ".",
            "",
            &long,
        ] {
            assert_eq!(phone.open(PAPER), 200);
            let status = phone.send_file(PAPER, "file", name, PDF);
            assert!([303, 400, 422].contains(&status), "{name:?}: {status}");
            assert!(!phone.shows("<script>alert"), "{name:?}");
            assert_eq!(phone.open(PAPER), 200, "{name:?}");
            assert!(!phone.shows("<script>alert") && !phone.shows("\u{202e}"), "{name:?}: {}", phone.page);
            for file in files_of(world, id) {
                let path = format!("/applications/{id}/files/{}", file.id);
                let (status, bytes, served) = phone.download(&path, "Content-Disposition");
                assert_eq!((status, bytes.as_slice()), (200, PDF), "{name:?}");
                let made =
                    served.strip_prefix("attachment; filename=\"TJ-").and_then(|rest| rest.strip_suffix(".pdf\""));
                let plain = |made: &str| made.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-');
                assert!(made.is_some_and(plain), "{name:?} is served as {served}");
                assert_eq!(phone.download(&path, "Set-Cookie").2, "", "{name:?}");
                assert_eq!(phone.send(&format!("{PAPER}/remove"), &[("id", &file.id.to_string())]), 303);
            }
        }
        let strange = |path: &std::path::PathBuf| path.to_string_lossy().contains("evil");
        assert!(!walk(&world.folder).iter().any(strange), "nothing lies under a sender's name");
    });
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path] }).collect()
}

/// A letter of an office program with a picture in it.
fn a_letter_with(picture: &[u8]) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let types: (&str, &[u8]) = ("[Content_Types].xml", b"<Types/>");
    for (name, content) in [types, ("word/document.xml", b"<a/>"), ("word/media/image1.tiff", picture)] {
        out.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut out, content).unwrap();
    }
    out.finish().unwrap().into_inner()
}

#[test]
fn what_is_not_taken_is_refused_with_words_and_nothing_is_kept() {
    on_both(|world| {
        let (mut phone, id) = a_phone(world);
        phone.open(PAPER);
        assert!(phone.says("We take: PDF") && phone.says("at most 10 MiB"), "{}", phone.text());
        let large = vec![b'a'; (11 << 20) + 5];
        let letter = a_letter_with(b"II*\0\x08\0\0\0");
        for (name, bytes, words) in [
            ("a.pdf", &b""[..], "This file is empty"),
            ("a.pdf", b"MZ\x90\0\x03", "We cannot take this kind"),
            ("a.heic", b"\0\0\0\x18ftypheic", "HEIC"),
            ("a.png", b"\x89PNG\r\n\x1a\nnonsense", "does not open"),
            ("a.docx", b"PK\x03\x04nonsense", "does not open"),
            ("a.docx", &letter, "Put it in again as JPEG or PNG"),
            ("a.txt", &large, "too large"),
        ] {
            assert_eq!(phone.send_file(PAPER, "file", name, bytes), 422, "{name}");
            assert!(phone.shows(words), "{name} {words}: {}", phone.page);
        }
        assert!(files_of(world, id).is_empty());
        for _ in 0..3 {
            assert_eq!(phone.send_file(HELPFUL, "file", "a.txt", "нархҳо".as_bytes()), 303);
        }
        phone.open(PAPER);
        assert_eq!(phone.send_file(HELPFUL, "file", "a.txt", "нархҳо".as_bytes()), 422, "three to a question");
        assert_eq!(phone.send_file("/case/file/about", "file", "a.txt", b"x"), 404, "no question for files");
        let mut other = world.browser();
        other.open("/enter");
        assert_eq!(other.send_file(PAPER, "file", "a.txt", b"x"), 401, "nobody's files are not even read");
    });
}

#[test]
fn two_clicks_add_one_file() {
    on_both(|world| {
        let (mut phone, id) = a_phone(world);
        phone.open(PAPER);
        let page = phone.page.clone();
        assert_eq!(phone.send_file(PAPER, "file", "a.pdf", PDF), 303);
        phone.page = page;
        assert_eq!(phone.send_file(PAPER, "file", "a.pdf", PDF), 303);
        assert_eq!(files_of(world, id).len(), 1);
    });
}

#[test]
fn pictures_lose_what_they_tell_and_each_reader_sees_what_is_theirs() {
    on_both(|world| {
        let (mut phone, id) = a_phone(world);
        let group = Actor::Case(id);
        answer_all(world, &group, id);
        phone.open(HELPFUL);
        assert!(holds(&picture(), b"Qorasuv"));
        assert_eq!(phone.send_file(HELPFUL, "file", "Madina.png", &picture()), 303);
        phone.open(PAPER);
        assert_eq!(phone.send_file(PAPER, "file", "paper.pdf", PDF), 303);
        world.write(&group, move |tx| send::send(tx, id)).unwrap();
        let kept = files_of(world, id);
        let path = |id: ApplicationId, file: AttachmentId| format!("/applications/{id}/files/{file}");
        let (helpful, paper) = (path(id, kept[0].id), path(id, kept[1].id));
        let (status, bytes, _) = phone.download(&helpful, "x");
        assert!(status == 200 && !holds(&bytes, b"Qorasuv"), "metadata is gone");
        phone.open(PAPER);
        assert_eq!(phone.send(&format!("{PAPER}/remove"), &[("id", &kept[1].id.to_string())]), 422, "it was sent");
        assert_eq!(files_of(world, id).len(), 2);

        let mut officer = world.browser();
        officer.sign_in(world, world.person(Role::ProgrammeOfficer));
        assert_eq!(officer.open(&format!("/applications/{id}")), 200);
        assert!(officer.shows(&helpful));
        assert_eq!(officer.download(&helpful, "x").0, 200);
        let closed = officer.download(&paper, "Content-Type");
        assert!(!holds(&closed.1, b"%PDF") && closed.2.starts_with("text/html"), "a reason is asked for first");
        assert_eq!(officer.open(&paper), 200);
        assert!(officer.shows("Why do you open it?"));
        assert_eq!(officer.send(&paper, &[("reason", " ")]), 422);
        assert_eq!(officer.open(&format!("/applications/{id}")), 200);
        assert!(!officer.shows("Opened a file that identifies people"));
        officer.open(&paper);
        assert_eq!(officer.send(&paper, &[("reason", "The bank asks for the certificate")]), 200);
        assert!(officer.page.starts_with("%PDF"), "{}", officer.page);
        officer.open(&format!("/applications/{id}"));
        assert!(officer.shows("Opened a file that identifies people"), "it is written down");
        assert!(officer.shows("The bank asks for the certificate"), "and why");
        let mut auditor = world.browser();
        auditor.sign_in(world, world.person(Role::Auditor));
        assert_eq!(auditor.download(&helpful, "x").0, 200);
        assert_eq!(auditor.download(&paper, "x").0, 404, "no right to identities");

        let mut member = world.browser();
        member.sign_in(world, world.person(Role::BoardMember));
        assert_eq!(member.download(&helpful, "x").0, 404, "not before the board yet");
        let lead = world.actor(Role::ProgrammeOfficer);
        let eligible =
            screen::NewScreening { case: id, outcome: screen::Outcome::Eligible, reason: None, note: String::new() };
        world.write(&lead, move |tx| screen::screen(tx, &eligible)).unwrap();
        assert_eq!(member.download(&helpful, "x").0, 404, "the declaration comes first");
        member.open(&format!("/board/applications/{id}/declare"));
        assert_eq!(member.send(&format!("/board/applications/{id}/declare"), &[("state", "none")]), 303);
        assert_eq!(member.open(&format!("/board/applications/{id}")), 200);
        assert!(!member.shows(&helpful), "staff have not looked at it yet");
        assert_eq!(member.download(&helpful, "x").0, 404);
        officer.open(&format!("/applications/{id}"));
        officer.click("Files for the board");
        let choice = format!("file_{}", kept[0].id);
        assert_eq!(officer.press("Save", &[(&choice, "no")]), 303);
        assert_eq!(member.download(&helpful, "x").0, 404, "withheld");
        officer.open(&format!("/applications/{id}/clear"));
        assert_eq!(officer.paper("Save").value(&choice), "no");
        assert_eq!(officer.press("Save", &[(&choice, "yes")]), 303);
        assert_eq!(member.open(&format!("/board/applications/{id}")), 200);
        assert!(member.shows(&helpful) && !member.shows("Madina") && !member.shows(&paper), "{}", member.page);
        assert_eq!(member.download(&helpful, "x").0, 200);
        assert_eq!(member.download(&paper, "x").0, 404, "not for the board");
        // A copy in which the faces are gone comes in its place, for the board alone.
        officer.open(&format!("/applications/{id}/clear"));
        officer.click("Put in a redacted copy");
        let redact = format!("/applications/{id}/redact");
        let of = kept[0].id.to_string();
        assert_eq!(officer.send_file(&redact, "file", "blurred.pdf", PDF), 422, "of which file?");
        let stolen = kept[1].id.to_string();
        assert_eq!(officer.send_file_with(&redact, &[("of", &stolen)], "file", "blurred.pdf", PDF), 422);
        assert_eq!(officer.send_file_with(&redact, &[("of", &of)], "file", "blurred.pdf", PDF), 303);
        assert_eq!(officer.paper("Save").value(&choice), "copy");
        let (status, bytes, _) = member.download(&helpful, "x");
        assert!(status == 200 && bytes == PDF, "the board has the copy at the file's own address");
        assert_ne!(officer.download(&helpful, "x").1, PDF, "staff have both");
        let copy = officer.link(&format!("/applications/{id}/files/")).unwrap();
        assert_eq!(files_of(world, id).len(), 2, "it is none of what the group sent");
        let links = links_to(&officer.page, &format!("/applications/{id}/files/"));
        assert!(links.contains(&copy) && links.iter().any(|link| officer.download(link, "x").1 == PDF), "{links:?}");
        for link in links.iter().filter(|link| **link != helpful) {
            assert_eq!(phone.download(link, "x").0, 404, "the group does not get the copy");
            assert_eq!(member.download(link, "x").0, 404, "by the file's address only");
        }
        let shelf = world.house.shelf().unwrap();
        let whole = |files| {
            let faults = world.read(&Actor::Console, |tx| attachments::upkeep::faults(tx, &*shelf)).unwrap();
            assert_eq!(faults, (files, Vec::new()));
        };
        whole(3);
        assert_eq!(officer.press("Save", &[(&choice, "no")]), 303);
        assert_eq!(member.download(&helpful, "x").0, 404, "withheld, the copy too");
        officer.open(&format!("/applications/{id}/clear"));
        assert_eq!(officer.press("Save", &[(&choice, "yes")]), 303);
        assert_ne!(member.download(&helpful, "x").1, PDF, "the file itself");
        whole(2);
        let (mut stranger, _) = a_phone_of(world, "R-2");
        assert_eq!(stranger.download(&helpful, "x").0, 404, "another group");
    });
}

#[test]
fn a_file_takes_the_place_of_another_which_is_erased() {
    on_both(|world| {
        let (mut phone, id) = a_phone(world);
        answer_all(world, &Actor::Case(id), id);
        phone.open(PAPER);
        assert_eq!(phone.send_file(PAPER, "file", "first.pdf", PDF), 303);
        let old = files_of(world, id)[0].id;
        let place = [("replaces", old.to_string())];
        let place: Vec<(&str, &str)> = place.iter().map(|(name, value)| (*name, value.as_str())).collect();
        phone.open(PAPER);
        phone.click("Replace");
        assert!(phone.says("In the place of: first.pdf"));
        assert_eq!(phone.send_file_with(PAPER, &place, "file", "program.exe", b"MZ\x00\x01\x02"), 422);
        assert!(phone.says("In the place of: first.pdf"), "the place is kept");
        assert_eq!(files_of(world, id)[0].id, old);
        assert_eq!(phone.send_file_with(PAPER, &place, "file", "second.pdf", PDF), 303);
        let now = files_of(world, id);
        assert_eq!(now.iter().map(|file| file.name.as_str()).collect::<Vec<_>>(), ["second.pdf"]);
        let shelf = world.house.shelf().unwrap();
        let faults = world.read(&Actor::Console, |tx| attachments::upkeep::faults(tx, &*shelf)).unwrap();
        assert_eq!(faults, (1, Vec::new()), "the first one lies nowhere any more");
        world.read(&Actor::Console, |tx| Ok(shelf.take(tx, old).is_err())).map(|gone| assert!(gone)).unwrap();
        phone.open(PAPER);
        assert_eq!(phone.send_file_with(PAPER, &place, "file", "third.pdf", PDF), 404, "it is gone");
        world.write(&Actor::Case(id), move |tx| send::send(tx, id)).unwrap();
        let sent = [("replaces", now[0].id.to_string())];
        let sent: Vec<(&str, &str)> = sent.iter().map(|(name, value)| (*name, value.as_str())).collect();
        phone.open(PAPER);
        assert!(!phone.says("Replace"));
        phone.send_file_with(PAPER, &sent, "file", "late.pdf", PDF);
        assert_eq!(files_of(world, id)[0].id, now[0].id, "what was sent stays");
    });
}

fn links_to(page: &str, start: &str) -> Vec<String> {
    let links = crate::support::paper::links(page).into_iter().map(|(href, _)| href);
    links.filter(|href| href.starts_with(start)).collect()
}

fn a_phone_of(world: &World, call: &str) -> (Browser, ApplicationId) {
    let call = world.open_call(call, Mode::Regular, vec![a_fund(world)]);
    let (id, code) = open_case(world, call);
    let mut phone = world.browser();
    phone.open("/enter");
    assert_eq!(phone.send("/enter", &[("code", &code)]), 303);
    (phone, id)
}

#[test]
fn a_file_without_a_row_is_swept_and_a_row_without_a_file_is_found() {
    on_both(|world| {
        let (mut phone, id) = a_phone(world);
        phone.open(PAPER);
        assert_eq!(phone.send_file(PAPER, "file", "a.pdf", PDF), 303);
        let shelf = world.house.shelf().unwrap();
        let faults = |world: &World| {
            let shelf = shelf.clone();
            world.read(&Actor::Console, move |tx| attachments::upkeep::faults(tx, &*shelf)).unwrap()
        };
        assert_eq!(faults(world), (1, Vec::new()));
        if world.house.settings.database_url.is_empty() {
            let folder = attachments::shelf::folder(&world.house.settings);
            let astray = folder.join(AttachmentId(hashar::base::id::compose(20_000, 7)).to_string());
            std::fs::write(&astray, b"x").unwrap();
            assert_eq!(faults(world).1.len(), 1);
            let runtime = rocket::tokio::runtime::Runtime::new().unwrap();
            let failed = runtime.block_on(hashar::clerk::once(&world.db, &world.house.settings));
            assert!(failed.is_empty(), "{failed:?}");
            assert!(!astray.exists(), "swept");
            assert_eq!(faults(world), (1, Vec::new()), "and nothing else");
            shelf.clear(files_of(world, id)[0].id).unwrap();
            assert!(faults(world).1[0].contains("is missing"));
        }
    });
}

#[test]
fn a_backup_covers_the_files_and_a_restore_brings_them_back() {
    on_both(|world| {
        if !world.house.settings.database_url.is_empty() {
            return; // pg_dump takes the table with it.
        }
        let (mut phone, id) = a_phone(world);
        phone.open(PAPER);
        assert_eq!(phone.send_file(PAPER, "file", "a.pdf", PDF), 303);
        let file = files_of(world, id)[0].id;
        let hashar = |args: &[&str]| {
            let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_hashar"));
            command.args(args).env("HASHAR_MASTER_KEY", "2a".repeat(32)).env("HASHAR_MAIL__TRANSPORT", "none");
            let output = command.env_remove("DATABASE_URL").current_dir(&world.folder).output().unwrap();
            assert!(output.status.success(), "{args:?} {}", String::from_utf8_lossy(&output.stdout));
            String::from_utf8(output.stdout).unwrap()
        };
        hashar(&["backup", "whole.backup", "--data", "."]);
        hashar(&["restore", "whole.backup", "--data", "again"]);
        let said = hashar(&["doctor", "--data", "again"]);
        assert!(said.contains("files: 1, each with its row"), "{said}");
        let read = |folder: &str| std::fs::read(world.folder.join(folder).join(file.to_string())).unwrap();
        assert_eq!(read("attachments"), read("again/attachments"));
    });
}

#[test]
fn a_voice_is_taken_and_each_file_that_is_not_says_why() {
    on_both(|world| {
        let (mut phone, id) = a_phone(world);
        phone.open("/case/file/helpful_files?lang=en");
        let voice = [b"ID3\x04\0\0\0\0\0\x06Madina".as_slice(), b"\xff\xfb\x90\x64sound"].concat();
        assert_eq!(phone.send_file(HELPFUL, "file", "voice.mp3", &voice), 303, "{}", phone.text());
        let file = files_of(world, id).remove(0);
        let (_, kept, kind) = phone.download(&format!("/applications/{id}/files/{}", file.id), "Content-Type");
        assert_eq!((kept.as_slice(), kind.as_str()), (b"\xff\xfb\x90\x64sound".as_slice(), "audio/mpeg"));
        let locked: Vec<u8> = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
            .into_iter()
            .chain("EncryptedPackage".bytes().flat_map(|byte| [byte, 0]))
            .collect();
        for (name, bytes, words) in [
            ("x.jpg", b"\0\0\0\x18ftypheic\0\0\0\0".to_vec(), "HEIC"),
            ("x.docx", locked, "opens only with a password"),
            ("x.pdf", b"%PDF-1.4\n/Encrypt 5 0 R\n%%EOF".to_vec(), "opens only with a password"),
            ("x.pdf", b"%PDF-1.4\ncut off".to_vec(), "may be damaged"),
            ("x.doc", vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0], "an old office program"),
            ("x.mp4", b"\0\0\0\x18ftypisom\0\0\0\0hdlr\0\0\0\0\0\0\0\0vide".to_vec(), "This is a film"),
            ("x.txt", Vec::new(), "This file is empty"),
        ] {
            phone.open(HELPFUL);
            assert_eq!(phone.send_file(HELPFUL, "file", name, &bytes), 422, "{words}");
            assert!(phone.says(words), "{words}: {}", phone.text());
        }
        assert_eq!(files_of(world, id).len(), 1);
    });
}
