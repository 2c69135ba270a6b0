##! Files. Errors name the path and say what the system said.

## The whole file; it must be UTF-8.
pub intrinsic fn read(path :: String) -> String!String
## The whole file as bytes.
pub intrinsic fn read_bytes(path :: String) -> Bytes!String
## Creates or replaces the file.
pub intrinsic fn write(path :: String, s :: String) -> ()!String
## Creates or replaces the file with these bytes.
pub intrinsic fn write_bytes(path :: String, bytes :: Bytes) -> ()!String
## Adds to the end in one write; creates the file if it is missing.
pub intrinsic fn append(path :: String, s :: String) -> ()!String
## Waits until the file's data and name are on the disk.
pub intrinsic fn sync(path :: String) -> ()!String
## Whether there is a file or directory.
## Example: File.exists("/")
pub intrinsic fn exists(path :: String) -> Bool
## Deletes a file.
pub intrinsic fn delete(path :: String) -> ()!String
## Renames a file, replacing one that has the new name.
pub intrinsic fn rename(from_path :: String, to_path :: String) -> ()!String
## Makes a directory and those above it.
pub intrinsic fn make_directory(path :: String) -> ()!String
## The names in a directory, sorted.
pub intrinsic fn list(path :: String) -> List<String>!String
