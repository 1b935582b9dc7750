"""Tags of the desk's templates; none of them asks a database."""
