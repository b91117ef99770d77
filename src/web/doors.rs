//! Trying a password or a code: waiting as long as the wrong tries before ask for ([`crate::people::doors`]).

use super::visit::Visit;
use crate::{
    base::Stop,
    people::doors::{self, SHUT},
};
use rocket::tokio::time::sleep;
use std::time::Duration;

/// A try at an account's door, after its wait. `false` where the door is shut until it cools.
pub async fn knock(visit: &Visit, door: &[u8]) -> Result<bool, Stop> {
    let wait = count(visit, door).await?;
    if wait >= SHUT {
        return Ok(false);
    }
    sleep(Duration::from_secs(wait)).await;
    Ok(true)
}

/// Counts a try and does not wait: gives how many seconds it should.
pub async fn count(visit: &Visit, door: &[u8]) -> Result<u64, Stop> {
    let door = door.to_vec();
    visit.write(move |tx| doors::knock(tx, &door)).await
}

/// The try was right.
pub async fn opened(visit: &Visit, door: &[u8]) -> Result<(), Stop> {
    let door = door.to_vec();
    visit.write(move |tx| doors::right(tx, &door)).await
}

/// A try at a door of many, after its wait.
pub async fn knock_shared(visit: &Visit, door: &[u8]) -> Result<(), Stop> {
    let door = door.to_vec();
    let wait = visit.write(move |tx| doors::knock_shared(tx, &door)).await?;
    sleep(Duration::from_secs(wait)).await;
    Ok(())
}

/// A try at a door of many was right.
pub async fn opened_shared(visit: &Visit, door: &[u8]) -> Result<(), Stop> {
    let door = door.to_vec();
    visit.write(move |tx| doors::right_shared(tx, &door)).await
}
