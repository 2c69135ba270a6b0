##! Issues: the part of an issue that deciding about a new event needs, and the status words.

pub struct IssueState do
  id :: String
  status :: String
  level :: String
end

pub fn issue_statuses() -> List<String> = ["unresolved", "resolved", "archived", "discarded"]
