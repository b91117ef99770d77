//! What a form sent: its fields, read into memory within limits, and only where its token is the visitor's.

use super::{kept::Kept, visit::Visit};
use crate::base::{Deed, Lang, Stop};
use rocket::{
    Request,
    data::{self, Data, FromData, ToByteUnit},
    futures::stream,
    http::Status,
    outcome::Outcome,
    tokio::{
        io::AsyncReadExt,
        sync::{Semaphore, SemaphorePermit},
        time::timeout,
    },
};
use std::{convert::Infallible, time::Duration};

/// Largest body of a form without files, in KiB.
const FORM_KIB: u64 = 512;
/// Where the files of publishers of whole lists are sent, and their largest size in KiB, for who may bring them in.
const LISTS: (&str, u64) = ("/sanctions/import", 64 << 10);
/// What a form with a file may have besides it, in KiB.
const BESIDE_FILE_KIB: u64 = 64;
/// How many times the limit of a file is read to its end, and thrown away, so that the answer reaches the sender.
const PATIENCE: u64 = 4;
/// KiB of forms with files that lie in memory at once. Each takes what has arrived of it, so that slow ones hold little.
static UPLOADS: Semaphore = Semaphore::const_new(96 * 1024);
/// How long a form with files waits for memory that others hold.
const UPLOAD_WAIT: Duration = Duration::from_secs(20);
/// How long one of them may take.
const UPLOAD_TIME: Duration = Duration::from_mins(3);
/// Most fields of a form.
const FIELDS: usize = 2_000;

crate::refusals! {
    /// Why a form was not even read.
    pub enum Refusal {
        /// Too many bytes or fields.
        TooLarge => "form-too-large",
        /// The token is not this visitor's: an old page, or another site's.
        Stale => "form-stale",
        /// Too many files of others are on their way.
        Busy => "form-busy",
        /// Not a form.
        Malformed => "form-malformed",
    }
}

/// The fields of a sent form, in order.
#[derive(Debug, Default)]
pub struct Posted {
    /// Names and values.
    pub fields: Vec<(String, String)>,
    /// The language button that was pressed instead of sending, if one was.
    pub switch_to: Option<Lang>,
    /// The files that came with them.
    pub files: Vec<Upload>,
    /// Whether more came than was read: a file was too large.
    pub cut: bool,
}

/// A file as it came. It lies in memory only.
#[derive(Default)]
pub struct Upload {
    /// The field.
    pub field: String,
    /// The name its sender gave it.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for Upload {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Upload({} bytes)", self.bytes.len())
    }
}

impl Posted {
    /// The first value of a field.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// Takes the first file of a field out; an empty one where none was chosen.
    pub fn take_file(&mut self, name: &str) -> Upload {
        let place = self.files.iter().position(|file| file.field == name);
        place.map(|place| self.files.swap_remove(place)).unwrap_or_default()
    }
}

#[rocket::async_trait]
impl<'r> FromData<'r> for Posted {
    type Error = Stop;

    async fn from_data(request: &'r Request<'_>, data: Data<'r>) -> data::Outcome<'r, Self> {
        match read(request, data).await {
            Ok(posted) => Outcome::Success(posted),
            Err(stop) => {
                let status = match stop.refusal() {
                    Some(Refusal::TooLarge) => Status::PayloadTooLarge,
                    Some(Refusal::Busy) => Status::ServiceUnavailable,
                    Some(_) => Status::BadRequest,
                    None if matches!(stop, Stop::SignedOut) => Status::Unauthorized,
                    None => Status::InternalServerError,
                };
                request.local_cache(|| Some(Turned(stop.refusal::<Refusal>().cloned())));
                Outcome::Error((status, stop))
            }
        }
    }
}

/// Why a form was turned away, kept for the page that says so.
pub struct Turned(pub Option<Refusal>);

async fn read<'r>(request: &'r Request<'_>, data: Data<'r>) -> Result<Posted, Stop> {
    let visit = Visit::of(request).await?;
    if !from_here(request) {
        return Err(Refusal::Stale.into());
    }
    let kind = request.content_type();
    if let Some(kind) = kind.filter(|kind| kind.is_form_data()) {
        // Nobody's files are read: they lie in memory.
        if !visit.signed_in {
            return Err(Stop::SignedOut);
        }
        let posted = read_files(&visit, kind.param("boundary").unwrap_or_default(), data).await?;
        return checked(request, &visit, posted);
    }
    // Who hangs up half-way is no fault of the program.
    let body = data.open(FORM_KIB.kibibytes()).into_bytes().await.map_err(|_| Stop::from(Refusal::Malformed))?;
    if !body.is_complete() {
        return Err(Refusal::TooLarge.into());
    }
    let body = body.into_inner();
    let fields: Vec<(String, String)> = if kind.is_none_or(|kind| kind.is_form()) {
        form_urlencoded::parse(&body).into_owned().take(FIELDS + 1).collect()
    } else {
        return Err(Refusal::Malformed.into());
    };
    checked(request, &visit, Posted { fields, ..Posted::default() })
}

/// Whether a browser that says where a form comes from names this site; old ones say nothing and rest on the token alone.
/// Source: Fetch Metadata Request Headers, W3C.
fn from_here(request: &Request<'_>) -> bool {
    request.headers().get("Sec-Fetch-Site").all(|site| ["same-origin", "none"].contains(&site))
}

fn checked(request: &Request<'_>, visit: &Visit, mut posted: Posted) -> Result<Posted, Stop> {
    if posted.fields.len() > FIELDS {
        return Err(Refusal::TooLarge.into());
    }
    if !posted.value("_csrf").is_some_and(|token| visit.csrf_fits(token)) {
        return Err(Refusal::Stale.into());
    }
    if !visit.signed_in {
        let typed = posted.fields.clone();
        request.local_cache(|| Kept(Some(typed)));
    }
    posted.switch_to = posted.value("_lang").and_then(Lang::from_code);
    Ok(posted)
}

/// Takes memory for what has just arrived.
async fn hold(held: &mut Option<SemaphorePermit<'static>>, bytes: usize) -> Result<(), Stop> {
    let kib = u32::try_from(bytes.div_ceil(1024)).unwrap_or(u32::MAX);
    let more = timeout(UPLOAD_WAIT, UPLOADS.acquire_many(kib)).await.map_err(|_| Stop::from(Refusal::Busy))?;
    let more = more.map_err(|_| Stop::broken("no more uploads"))?;
    match held {
        Some(held) => held.merge(more),
        None => *held = Some(more),
    }
    Ok(())
}

/// A form with files, into memory and no further than the limit: Rocket's own way would write them to disk, plain.
async fn read_files(visit: &Visit, boundary: &str, data: Data<'_>) -> Result<Posted, Stop> {
    let is_list = visit.path == LISTS.0 && visit.may(Deed::ImportLists);
    let file_kib = if is_list { LISTS.1 } else { visit.house.settings.files.max_kib.into() };
    let (kib, patience) = (file_kib + BESIDE_FILE_KIB, if is_list { 1 } else { PATIENCE });
    let most = usize::try_from(kib * 1024).unwrap_or(usize::MAX);
    let reading = async {
        let mut held = None;
        let mut stream = data.open(((kib + 1) * patience).kibibytes());
        let (mut kept, mut cut) = (Vec::new(), false);
        let mut part = vec![0; 64 * 1024];
        loop {
            let count = stream.read(&mut part).await.map_err(|_| Stop::from(Refusal::Malformed))?;
            let room = most - kept.len();
            if room > 0 && count > 0 {
                hold(&mut held, count).await?;
            }
            kept.extend_from_slice(&part[..count.min(room)]);
            cut |= count > room;
            if count == 0 {
                return Ok::<_, Stop>((kept, cut, held));
            }
        }
    };
    let (body, cut, _held) = timeout(UPLOAD_TIME, reading).await.map_err(|_| Stop::from(Refusal::TooLarge))??;
    let mut parts = multer::Multipart::new(stream::iter([Ok::<_, Infallible>(body)]), boundary);
    let mut posted = Posted { cut, ..Posted::default() };
    loop {
        let part = match parts.next_field().await {
            Ok(Some(part)) => part,
            Ok(None) => return Ok(posted),
            // The last part of what was cut off is in pieces.
            Err(_) if cut => return Ok(posted),
            Err(_) => return Err(Refusal::Malformed.into()),
        };
        if posted.fields.len() + posted.files.len() > FIELDS {
            return Err(Refusal::TooLarge.into());
        }
        let field = part.name().unwrap_or_default().to_owned();
        let name = part.file_name().map(str::to_owned);
        let bytes = match part.bytes().await {
            Ok(bytes) => bytes,
            Err(_) if cut => return Ok(posted),
            Err(_) => return Err(Refusal::Malformed.into()),
        };
        match name {
            Some(name) => posted.files.push(Upload { field, name, bytes: bytes.into() }),
            None => posted.fields.push((field, String::from_utf8_lossy(&bytes).into_owned())),
        }
    }
}
