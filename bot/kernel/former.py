"""What stands for a member whose name is kept no more."""

from bot.kernel.message import say

FORMER = say("a former member")
