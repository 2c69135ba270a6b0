struct Comment do
  id :: Int
  body :: String
  score :: Option<Float>
  hidden :: Bool
end deriving(Schema)

struct OrgUnit do
  table "units"
  primary_key :code
  timestamps true
  code :: String
  belongs_to :parent, OrgUnit
  has_many :posts, Post
end deriving(Schema)

fn main() do
  println("${Comment.__table__()} ${Comment.__primary_key__()}")
  println("${Comment.__fields__()}")
  println("${Comment.__field_types__()}")
  println("${Comment.__relationships__()} ${Comment.__body_col__()}")
  println("${OrgUnit.__table__()} ${OrgUnit.__primary_key__()}")
  println("${OrgUnit.__fields__()}")
  println("${OrgUnit.__field_types__()}")
  println("${OrgUnit.__relationships__()}")
  println("${OrgUnit.__relationship_meta__()}")
end
#> comments id
#> [id, body, score, hidden]
#> [id:BIGINT, body:TEXT, score:DOUBLE PRECISION, hidden:BOOLEAN]
#> [] body
#> units code
#> [code, inserted_at, updated_at]
#> [code:TEXT, inserted_at:TEXT, updated_at:TEXT]
#> [belongs_to:parent:OrgUnit, has_many:posts:Post]
#> [belongs_to:parent:OrgUnit:parent_id:orgunits, has_many:posts:Post:orgunit_id:posts]
