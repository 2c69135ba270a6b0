this is not ( mesh
