//! What the rows of a list add up to.

/// A total over rows, which is known as long as every row can be read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Total<T> {
    sum: Option<T>,
    plus: fn(T, T) -> T,
}

impl<T: Copy + Default> Total<T> {
    /// A total of no rows yet, which adds in this way.
    pub(super) fn of(plus: fn(T, T) -> T) -> Self {
        Self {
            sum: Some(T::default()),
            plus,
        }
    }

    /// Adds what a row says, and hands it back. After one that cannot be read nothing is known any more.
    pub(super) fn add<E>(&mut self, read: Result<T, E>) -> Result<T, E> {
        self.sum = self
            .sum
            .zip(read.as_ref().ok())
            .map(|(sum, next)| (self.plus)(sum, *next));
        read
    }

    /// The total; nothing where a row could not be read.
    pub(super) const fn get(&self) -> Option<T> {
        self.sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_total_is_known_while_every_row_can_be_read() {
        let mut total = Total::of(|sum: u32, next| sum + next);
        assert_eq!(total.get(), Some(0));
        assert_eq!(total.add(Ok::<_, ()>(2)), Ok(2));
        assert_eq!(total.add(Ok::<_, ()>(3)), Ok(3));
        assert_eq!(total.get(), Some(5));
        assert_eq!(total.add(Err("unreadable")), Err("unreadable"));
        assert_eq!(total.add(Ok::<_, ()>(1)), Ok(1));
        assert_eq!(total.get(), None);
    }
}
