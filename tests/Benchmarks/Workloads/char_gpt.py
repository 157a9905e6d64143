import math

import torch
from torch import nn
from torch.nn import functional

from worker import same


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.before = nn.LayerNorm(128)
        self.heads = nn.Linear(128, 3 * 128)
        self.mix = nn.Linear(128, 128)
        self.between = nn.LayerNorm(128)
        self.mlp = nn.Sequential(nn.Linear(128, 4 * 128), nn.GELU(), nn.Linear(4 * 128, 128))
        self.register_buffer("future", torch.ones(64, 64).triu(1).bool())

    def forward(self, x):
        h = x + self.attend(self.before(x))
        return h + self.mlp(self.between(h))

    def attend(self, x):
        b, t, _ = x.shape
        q, k, v = (part.view(b, t, 4, 32).transpose(1, 2) for part in self.heads(x).split(128, 2))
        scores = (q @ k.transpose(-2, -1) / math.sqrt(32)).masked_fill(self.future, -math.inf)
        return self.mix((scores.softmax(-1) @ v).transpose(1, 2).reshape(b, t, 128))


class CharGpt(nn.Module):
    def __init__(self):
        super().__init__()
        self.letters = nn.Embedding(65, 128)
        self.places = nn.Embedding(64, 128)
        self.blocks = nn.Sequential(Block(), Block(), Block(), Block())
        self.norm = nn.LayerNorm(128)
        self.head = nn.Linear(128, 65)

    def forward(self, x):
        return self.head(self.norm(self.blocks(self.letters(x) + self.places(torch.arange(64)))))


class Workload:
    def __init__(self):
        self.net = same(CharGpt())
        self.data = torch.randint(0, 65, (1000, 65))
        self.optimizer = torch.optim.AdamW(self.net.parameters(), 1e-3)

    def step(self):
        x = self.data.index_select(0, torch.randint(0, 1000, (12,)))
        logits = self.net(x[:, :64])
        loss = functional.cross_entropy(logits.view(-1, 65), x[:, 1:].reshape(-1))
        self.optimizer.zero_grad()
        loss.backward()
        self.optimizer.step()
        return loss.item()
