##! What rooms, clients and the outside say to each other.

pub type Say do
  Text(String)
  Shout(String)
  Action(verb :: String, object :: String?)
end deriving(Eq, Display)

pub type RoomMsg do
  Join(name :: String, client :: Pid<ClientMsg>)
  Leave(name :: String)
  Post(author :: String, say :: Say)
  Who(reply :: Pid<List<String>>)
  Close
end

pub type ClientMsg do
  Heard(room :: String, author :: String, say :: Say)
  Notice(String)
  Flush(reply :: Pid<(String, List<String>)>)
end

pub fn render(say :: Say) -> String do
  case say do
    Text(t) -> t
    Shout(t) -> String.to_upper(t)
    Action(v, Some(o)) -> "*${v} ${o}*"
    Action(v, None) -> "*${v}*"
  end
end
