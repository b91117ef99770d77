//! What a request costs in reading, counted for tests and benches.

use crate::{
    base::{Stop, seal},
    db::{self, Tx},
};
use rocket::{
    Request, Response,
    fairing::{Fairing, Info, Kind},
    http::Header,
};
use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

/// What a request has cost in reading.
#[derive(Debug, Default)]
pub struct Cost {
    queries: AtomicU64,
    opened: AtomicU64,
    bytes: AtomicU64,
}

/// What a request has cost so far.
pub fn of<'r>(request: &'r Request<'_>) -> &'r Arc<Cost> {
    request.local_cache(Arc::<Cost>::default)
}

/// The same look, counted.
pub(super) fn counted<T>(
    cost: Arc<Cost>,
    look: impl FnOnce(&mut Tx<'_>) -> Result<T, Stop>,
) -> impl FnOnce(&mut Tx<'_>) -> Result<T, Stop> {
    move |tx| {
        let (queries, (opened, bytes)) = (db::queries(), seal::opened());
        let result = look(tx);
        let now = seal::opened();
        cost.queries.fetch_add(db::queries() - queries, Ordering::Relaxed);
        cost.opened.fetch_add(now.0 - opened, Ordering::Relaxed);
        cost.bytes.fetch_add(now.1 - bytes, Ordering::Relaxed);
        result
    }
}

/// The header with the number of queries.
pub const QUERIES: &str = "X-Queries";
/// The header with the number of sealed values and keys that were opened, and their bytes.
pub const OPENED: &str = "X-Opened";

/// Adds to every answer what its page cost.
pub struct ShowCost;

#[rocket::async_trait]
impl Fairing for ShowCost {
    fn info(&self) -> Info {
        Info { name: "cost", kind: Kind::Response }
    }

    async fn on_response<'r>(&self, request: &'r Request<'_>, response: &mut Response<'r>) {
        let cost = of(request);
        let count = |count: &AtomicU64| count.load(Ordering::Relaxed);
        response.set_header(Header::new(QUERIES, count(&cost.queries).to_string()));
        response.set_header(Header::new(OPENED, format!("{} {}", count(&cost.opened), count(&cost.bytes))));
    }
}
