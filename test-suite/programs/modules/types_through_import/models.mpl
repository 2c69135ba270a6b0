pub type Role do
  Admin
  Guest
end deriving(Json, Display)
pub struct User do
  name :: String
  role :: Role
end deriving(Json, Display)
pub struct Shared do
  theirs :: Int
end
pub fn greet(u :: User) = "hello ${u.name}"
