//! Keys with values in the order in which they came: a short list, or, once there are many, a list with an index beside it.
//! Knows nothing of what they are.

use rustc_hash::FxHashMap;
use std::hash::Hash;

/// So many are searched without an index.
const FEW_MAX: usize = 16;

/// What most processes have none of, and some have tens of thousands: links, watches, children. One word while it is empty.
#[derive(Debug)]
pub struct Ordered<K, V>(Option<Box<Form<K, V>>>);

#[derive(Debug)]
enum Form<K, V> {
    Few(Vec<(K, V)>),
    Many(Many<K, V>),
}

/// What was removed leaves a gap, until half are gaps.
#[derive(Debug)]
struct Many<K, V> {
    entries: Vec<Option<(K, V)>>,
    index: FxHashMap<K, usize>,
}

impl<K, V> Default for Ordered<K, V> {
    fn default() -> Ordered<K, V> {
        Ordered(None)
    }
}

impl<K: Copy + Eq + Hash, V> Ordered<K, V> {
    pub fn contains(&self, key: K) -> bool {
        match self.0.as_deref() {
            None => false,
            Some(Form::Few(entries)) => entries.iter().any(|entry| entry.0 == key),
            Some(Form::Many(many)) => many.index.contains_key(&key),
        }
    }

    /// Adds a key behind all others. False, and nothing happens, if it is there.
    pub fn insert(&mut self, key: K, value: V) -> bool {
        if self.contains(key) {
            return false;
        }
        let form = self.0.get_or_insert_with(|| Box::new(Form::Few(Vec::with_capacity(1))));
        if let Form::Few(entries) = &mut **form
            && entries.len() == FEW_MAX
        {
            let entries: Vec<_> = std::mem::take(entries).into_iter().map(Some).collect();
            **form = Form::Many(Many::new(entries));
        }
        match &mut **form {
            Form::Few(entries) => entries.push((key, value)),
            Form::Many(many) => {
                many.index.insert(key, many.entries.len());
                many.entries.push(Some((key, value)));
            }
        }
        true
    }

    pub fn remove(&mut self, key: K) -> Option<V> {
        let (removed, is_empty) = match self.0.as_deref_mut()? {
            Form::Few(entries) => {
                let at = entries.iter().position(|entry| entry.0 == key)?;
                (Some(entries.remove(at).1), entries.is_empty())
            }
            Form::Many(many) => (many.remove(key), many.index.is_empty()),
        };
        if is_empty {
            self.0 = None;
        }
        removed
    }

    pub fn take_first(&mut self) -> Option<(K, V)> {
        let key = self.iter().next()?.0;
        self.remove(key).map(|value| (key, value))
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = &(K, V)> + '_ {
        let (few, many) = match self.0.as_deref() {
            None => ([].as_slice(), [].as_slice()),
            Some(Form::Few(entries)) => (entries.as_slice(), [].as_slice()),
            Some(Form::Many(many)) => ([].as_slice(), many.entries.as_slice()),
        };
        few.iter().chain(many.iter().flatten())
    }

    /// Takes all out, in order.
    pub fn take(&mut self) -> Vec<(K, V)> {
        match self.0.take().map(|form| *form) {
            None => Vec::new(),
            Some(Form::Few(entries)) => entries,
            Some(Form::Many(many)) => many.entries.into_iter().flatten().collect(),
        }
    }

    /// Takes out those that fit, in order.
    pub fn take_if(&mut self, mut fits: impl FnMut(K, &V) -> bool) -> Vec<(K, V)> {
        let mut taken = Vec::new();
        for (key, value) in self.take() {
            if fits(key, &value) {
                taken.push((key, value));
            } else {
                self.insert(key, value);
            }
        }
        taken
    }
}

impl<K: Copy + Eq + Hash, V> Many<K, V> {
    fn new(entries: Vec<Option<(K, V)>>) -> Many<K, V> {
        let index = entries.iter().flatten().enumerate().map(|(at, entry)| (entry.0, at)).collect();
        Many { entries, index }
    }

    fn remove(&mut self, key: K) -> Option<V> {
        let at = self.index.remove(&key)?;
        let (_, value) = self.entries[at].take()?;
        if 2 * self.index.len() < self.entries.len() {
            self.entries.retain(Option::is_some);
            *self = Many::new(std::mem::take(&mut self.entries));
        }
        Some(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_survives_growth_and_removal() {
        for count in [3, FEW_MAX, FEW_MAX + 1, 1000] {
            let mut all = Ordered::default();
            assert!((0..count).all(|n| all.insert(n, n * n)));
            assert!(!all.insert(1, 0));
            assert_eq!(all.remove(0), Some(0));
            assert_eq!(all.remove(0), None);
            assert!(all.insert(0, 7));
            for n in (1..count).filter(|n| n % 3 != 0) {
                assert_eq!(all.remove(n), Some(n * n));
                assert!(!all.contains(n));
            }
            let left: Vec<usize> = all.iter().map(|entry| entry.0).collect();
            let expected: Vec<usize> = (1..count).filter(|n| n % 3 == 0).chain([0]).collect();
            assert_eq!(left, expected);
            let odd: Vec<usize> = all.take_if(|n, _| n % 2 == 1).into_iter().map(|entry| entry.0).collect();
            assert!(odd.iter().all(|n| n % 2 == 1) && all.iter().all(|entry| entry.0 % 2 == 0));
            let first = all.iter().next().map(|entry| entry.0);
            assert_eq!(all.take_first().map(|entry| entry.0), first);
            assert_eq!(1 + all.take().len() + odd.len(), expected.len());
            assert!(all.take_first().is_none());
            assert!(!all.contains(0));
        }
    }
}
