"""What stands behind the ports: models, files, databases. The oddities of each library stop here."""
