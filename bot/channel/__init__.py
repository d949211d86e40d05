"""The Discord side: commands, buttons, and the connection. Only these files know discord.py."""
