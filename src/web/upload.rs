//! A file of a form on its way to the shelf: checked, cleaned and sealed outside of any transaction, two at a time.

use super::{posted::Upload, visit::Visit};
use crate::{
    attachments::{self, Limits, Prepared, Scanner},
    base::{AttachmentId, Stop, seal::CaseKey},
};
use rocket::tokio::{sync::Semaphore, task::spawn_blocking};

/// Pictures that are drawn anew at once.
static DRAWING: Semaphore = Semaphore::const_new(2);
/// What browsers offer to choose. Naming two kinds of picture makes telephones convert their own kinds.
pub const OFFERED: &str = ".pdf,.docx,.xlsx,.odt,.txt,image/jpeg,image/png,.ogg,.oga,.opus,.m4a,.mp3";

/// Prepares a file and lays it on the shelf; a file that is refused is a [`Stop::Refused`].
pub async fn lay(
    visit: &Visit,
    (id, key): (AttachmentId, CaseKey),
    upload: Upload,
    limits: &Limits,
) -> Result<Prepared, Stop> {
    let _turn = DRAWING.acquire().await.map_err(|_| Stop::broken("nobody draws"))?;
    let (limits, shelf) = (limits.clone(), visit.house.shelf()?);
    let scanner = Scanner::of(&visit.house.settings.files)?;
    let work = move || {
        // As it came: what is drawn anew or cleaned might hide what was in it. What is refused anyway is not looked at.
        let came = scanner.is_some().then(|| upload.bytes.clone());
        let mut file = attachments::prepare(id, &key, &upload.name, upload.bytes, &limits)?;
        if let Some((scanner, bytes)) = scanner.zip(came) {
            file = file.scanned(scanner.judge(&bytes)?);
        }
        shelf.lay(&file).map(|()| file)
    };
    spawn_blocking(work).await.map_err(|error| Stop::broken(error.to_string()))?
}
