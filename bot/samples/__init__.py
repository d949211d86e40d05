"""Articles written for the project, with labelled questions: for the demo and the tests."""
