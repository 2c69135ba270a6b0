//! Builtins of the module `File`. Every call that touches the disk runs on the blocking pool.

use std::fs;
use std::io::{Error, Read, Write};

use crate::heap::limit;
use crate::io::blocking;
use crate::value::{BytesRef, Str};

fn explain(path: &str, error: &Error) -> String {
    format!("{path}: {error}")
}

/// All of a file; some never end.
fn read_whole(path: &str) -> std::io::Result<Vec<u8>> {
    let file = fs::File::open(path)?;
    let expected = file.metadata().map_or(0, |data| data.len() as usize);
    limit::check(expected);
    let mut bytes = Vec::with_capacity(expected);
    file.take(limit::get() as u64 + 1).read_to_end(&mut bytes)?;
    limit::check(bytes.len());
    Ok(bytes)
}

fn read_text(path: &str) -> Result<String, String> {
    let bytes = read_whole(path).map_err(|error| explain(path, &error))?;
    String::from_utf8(bytes).map_err(|_| format!("{path}: not valid UTF-8"))
}

/// One write, so that lines that several processes append do not mix.
fn append_bytes(path: &str, bytes: &[u8]) -> Result<(), String> {
    let append = || fs::OpenOptions::new().append(true).create(true).open(path)?.write_all(bytes);
    append().map_err(|error| explain(path, &error))
}

/// The file's data, and its name in its directory.
fn sync_to_disk(path: &str) -> Result<(), String> {
    let parent = std::path::Path::new(path).parent().filter(|parent| !parent.as_os_str().is_empty());
    let directory = parent.unwrap_or(std::path::Path::new("."));
    let sync = || {
        fs::File::open(path)?.sync_all()?;
        fs::File::open(directory)?.sync_all()
    };
    sync().map_err(|error| explain(path, &error))
}

/// What the directory holds, sorted.
fn names(path: &str) -> Result<Vec<String>, String> {
    let entries = fs::read_dir(path).map_err(|error| explain(path, &error))?;
    let name =
        |entry: std::io::Result<fs::DirEntry>| entry.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut names = entries.map(name).collect::<Result<Vec<_>, _>>().map_err(|error| explain(path, &error))?;
    names.sort();
    Ok(names)
}

/// A path's own text: the blocking pool must not look into the process's heap.
fn own(text: Str) -> String {
    text.as_str().to_owned()
}

crate::intrinsics! { "File";
    waits fn read(cx, path: Str) -> Result<String, String> {
        let path = own(path);
        Ok(blocking::run(cx, move || read_text(&path)))
    }
    waits fn read_bytes(cx, path: Str) -> Result<Vec<u8>, String> {
        let path = own(path);
        Ok(blocking::run(cx, move || read_whole(&path).map_err(|error| explain(&path, &error))))
    }
    waits fn write(cx, path: Str, s: Str) -> Result<(), String> {
        let (path, text) = (own(path), own(s));
        Ok(blocking::run(cx, move || fs::write(&path, text).map_err(|error| explain(&path, &error))))
    }
    waits fn write_bytes(cx, path: Str, bytes: BytesRef) -> Result<(), String> {
        let (path, bytes) = (own(path), bytes.as_bytes().to_vec());
        Ok(blocking::run(cx, move || fs::write(&path, bytes).map_err(|error| explain(&path, &error))))
    }
    waits fn append(cx, path: Str, s: Str) -> Result<(), String> {
        let (path, text) = (own(path), own(s));
        Ok(blocking::run(cx, move || append_bytes(&path, text.as_bytes())))
    }
    waits fn sync(cx, path: Str) -> Result<(), String> {
        let path = own(path);
        Ok(blocking::run(cx, move || sync_to_disk(&path)))
    }
    waits fn exists(cx, path: Str) -> bool {
        let path = own(path);
        Ok(blocking::run(cx, move || fs::exists(path).unwrap_or(false)))
    }
    waits fn delete(cx, path: Str) -> Result<(), String> {
        let path = own(path);
        Ok(blocking::run(cx, move || fs::remove_file(&path).map_err(|error| explain(&path, &error))))
    }
    waits fn rename(cx, from: Str, to: Str) -> Result<(), String> {
        let (from, to) = (own(from), own(to));
        Ok(blocking::run(cx, move || fs::rename(&from, to).map_err(|error| explain(&from, &error))))
    }
    waits fn make_directory(cx, path: Str) -> Result<(), String> {
        let path = own(path);
        Ok(blocking::run(cx, move || fs::create_dir_all(&path).map_err(|error| explain(&path, &error))))
    }
    waits fn list(cx, path: Str) -> Result<Vec<String>, String> {
        let path = own(path);
        Ok(blocking::run(cx, move || names(&path)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_written_and_read() {
        let path =
            std::env::temp_dir().join(format!("mesh-file-{}", std::process::id())).to_string_lossy().into_owned();
        append_bytes(&path, b"a").unwrap();
        append_bytes(&path, b"b").unwrap();
        sync_to_disk(&path).unwrap();
        assert_eq!(read_text(&path), Ok("ab".to_owned()));
        append_bytes(&path, b"\xff").unwrap();
        assert_eq!(read_text(&path), Err(format!("{path}: not valid UTF-8")));
        fs::remove_file(&path).unwrap();
        assert!(read_text(&path).unwrap_err().starts_with(&path));
    }
}
