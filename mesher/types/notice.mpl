##! What subscribers of a project are told. Plain data only: it crosses to other nodes.

## One push: the frame, and what decides who gets it.
pub struct Notice do
  project_id :: String
  kind :: String
  level :: String
  environment :: String
  text :: String
end

## Something happened to an issue: `created`, `regressed`, `resolved` and so on.
pub struct Change do
  action :: String
  issue_id :: String
  project_id :: String
end

## What a client of the stream gets. It says `StreamManager.taken` when it has written the frames.
pub type ClientMessage do
  Frames(List<String>)
  Close(Int)
end
