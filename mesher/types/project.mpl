##! Projects and ingest keys as the rest of the program sees them.

pub struct Project do
  id :: String
  number :: Int
end

## What a valid ingest key stands for.
pub struct KeyInfo do
  project_id :: String
  number :: Int
  sample_rate :: Float
end
