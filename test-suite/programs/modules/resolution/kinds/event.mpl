pub type Kind do
  Created(Int)
  Gone
end
pub let count = 2
