"""What several formats share. A folder, so that the registry does not take these modules for formats."""
