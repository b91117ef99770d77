//! Where sealed contents lie: a folder beside the database, or a table in it where several servers share one.

use super::{Prepared, store};
use crate::{
    base::{AttachmentId, Stop, settings::Settings},
    db::Tx,
};
use std::{
    fs, io,
    io::Write,
    path::{Path, PathBuf},
    sync::Arc,
};

/// A place for sealed contents.
pub trait Shelf: Send + Sync {
    /// Lays a content down for good, before the transaction that keeps its row.
    fn lay(&self, file: &Prepared) -> Result<(), Stop>;
    /// Its part in the transaction that keeps the row.
    fn keep(&self, tx: &mut Tx<'_>, file: &Prepared) -> Result<(), Stop>;
    /// The sealed content.
    fn take(&self, tx: &mut Tx<'_>, id: AttachmentId) -> Result<Vec<u8>, Stop>;
    /// Its part in the transaction that takes the row away.
    fn drop_row(&self, tx: &mut Tx<'_>, id: AttachmentId) -> Result<(), Stop>;
    /// Clears a content away once no row names it.
    fn clear(&self, id: AttachmentId) -> Result<(), Stop>;
    /// Every content that lies outside the database.
    fn outside(&self) -> Result<Vec<AttachmentId>, Stop>;
    /// Every content that lies in the database.
    fn inside(&self, tx: &mut Tx<'_>) -> Result<Vec<AttachmentId>, Stop>;
}

/// The shelf the settings name; where they name none, a folder beside SQLite and a table in PostgreSQL.
pub fn of(settings: &Settings) -> Result<Arc<dyn Shelf>, Stop> {
    match settings.files.keep.as_str() {
        "table" => Ok(Arc::new(Table)),
        "" if !settings.database_url.trim().is_empty() => Ok(Arc::new(Table)),
        "" | "folder" => Ok(Arc::new(Folder(folder(settings)))),
        other => Err(Stop::broken(format!("settings: files.keep is {other}: it must be folder, table, or empty"))),
    }
}

/// The folder of a data folder.
pub fn folder(settings: &Settings) -> PathBuf {
    settings.data.join("attachments")
}

/// Files named by their ids.
pub struct Folder(pub PathBuf);

impl Folder {
    fn path(&self, id: AttachmentId) -> PathBuf {
        self.0.join(id.to_string())
    }

    /// Writes a sealed content so that it survives a power cut: file, then name, then folder.
    pub(super) fn write(&self, id: AttachmentId, content: &[u8]) -> Result<(), Stop> {
        private_folder(&self.0)?;
        let part = self.0.join(format!(".{id}.part"));
        let mut file = private_file(&part)?;
        file.write_all(content)?;
        file.sync_all()?;
        fs::rename(&part, self.path(id))?;
        fs::File::open(&self.0)?.sync_all()?;
        Ok(())
    }

    pub(super) fn read(&self, id: AttachmentId) -> Result<Option<Vec<u8>>, Stop> {
        match fs::read(self.path(id)) {
            Ok(content) => Ok(Some(content)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }
}

impl Shelf for Folder {
    fn lay(&self, file: &Prepared) -> Result<(), Stop> {
        self.write(file.id, &file.content)
    }

    fn keep(&self, _: &mut Tx<'_>, file: &Prepared) -> Result<(), Stop> {
        let there = self.path(file.id).is_file();
        if there { Ok(()) } else { Err(Stop::broken("an attachment was not laid down before its row")) }
    }

    fn take(&self, _: &mut Tx<'_>, id: AttachmentId) -> Result<Vec<u8>, Stop> {
        self.read(id)?.ok_or_else(|| Stop::broken(format!("the file of attachment {id} is gone")))
    }

    fn drop_row(&self, _: &mut Tx<'_>, _: AttachmentId) -> Result<(), Stop> {
        Ok(())
    }

    fn clear(&self, id: AttachmentId) -> Result<(), Stop> {
        match fs::remove_file(self.path(id)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }

    fn outside(&self) -> Result<Vec<AttachmentId>, Stop> {
        let entries = match fs::read_dir(&self.0) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            other => other?,
        };
        let mut ids = Vec::new();
        for entry in entries {
            let name = entry?.file_name();
            ids.extend(name.to_str().and_then(|name| name.parse::<AttachmentId>().ok()));
        }
        Ok(ids)
    }

    fn inside(&self, _: &mut Tx<'_>) -> Result<Vec<AttachmentId>, Stop> {
        Ok(Vec::new())
    }
}

/// Rows of their own table.
pub struct Table;

impl Shelf for Table {
    fn lay(&self, _: &Prepared) -> Result<(), Stop> {
        Ok(())
    }

    fn keep(&self, tx: &mut Tx<'_>, file: &Prepared) -> Result<(), Stop> {
        store::insert_content(tx.conn, file.id, &file.content)
    }

    fn take(&self, tx: &mut Tx<'_>, id: AttachmentId) -> Result<Vec<u8>, Stop> {
        store::content(tx.conn, id)?.ok_or_else(|| Stop::broken(format!("the content of attachment {id} is gone")))
    }

    fn drop_row(&self, tx: &mut Tx<'_>, id: AttachmentId) -> Result<(), Stop> {
        store::remove_content(tx.conn, id)
    }

    fn clear(&self, _: AttachmentId) -> Result<(), Stop> {
        Ok(())
    }

    fn outside(&self) -> Result<Vec<AttachmentId>, Stop> {
        Ok(Vec::new())
    }

    fn inside(&self, tx: &mut Tx<'_>) -> Result<Vec<AttachmentId>, Stop> {
        store::contents(tx.conn)
    }
}

fn private_folder(folder: &Path) -> Result<(), Stop> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    Ok(builder.create(folder)?)
}

fn private_file(path: &Path) -> Result<fs::File, Stop> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    Ok(options.open(path)?)
}
